"""Take a newer version of a pack, or a new pack, from a file: no upgrade of the product is needed."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.regulations.errors import NOT_TEXT, TOO_LARGE, OlderPack
from atiende.regulations.events import PackChanged
from atiende.regulations.models import PackVersion
from atiende.regulations.queries.packs import GRANT, packs_in_force
from atiende.regulations.rules.packs import Pack
from atiende.regulations.rules.reading import read_pack
from atiende.regulations.rules.versions import order_of

_MOST_BYTES: Final = 300_000


def take_pack(*, content: bytes, by: Actor, at: dt.datetime) -> Pack:
    """The file is checked whole. Raises NotPermitted, InvalidInput, DamagedPack, OlderPack."""
    by.require(GRANT)
    if len(content) > _MOST_BYTES:
        raise InvalidInput(fields={"file": TOO_LARGE})
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InvalidInput(fields={"file": NOT_TEXT}) from None
    pack = read_pack(text.replace("\r\n", "\n"))
    with transaction.atomic():
        known = packs_in_force().get(pack.id)
        if known and order_of(pack.version) <= order_of(known.version):
            raise OlderPack(version=pack.version, pack=pack.id)
        PackVersion.objects.create(pack=pack.id, version=pack.version, text=text, by_id=by.id, at=at)
        record(
            by=by,
            verb="regulations.pack_taken",
            target_kind="pack",
            target_id=pack.id,
            at=at,
            details={"version": pack.version},
        )
        emit(PackChanged(pack=pack.id, version=pack.version))
    return pack
