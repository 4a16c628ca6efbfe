"""Take a draft into service: from now on cases may get their dates from it."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.kernel.text import one_line
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.regulations.errors import NAME_MISSING, AcceptedAlready, NothingToAccept, OlderPack
from atiende.regulations.events import PackChanged
from atiende.regulations.models import PackAcceptance
from atiende.regulations.queries.packs import get_pack_state


def accept_pack(*, pack: str, version: str, name: str, by: Actor, at: dt.datetime) -> None:
    """`version` is the one that the administrator read; `name` as they would sign.

    Raises NotPermitted, NotFound, InvalidInput, NothingToAccept, AcceptedAlready, OlderPack.
    """
    state = get_pack_state(by, pack)
    signed = one_line(name, limit=120).strip()
    if not signed:
        raise InvalidInput(fields={"name": NAME_MISSING})
    if state.pack.version != version:
        raise OlderPack(version=version, pack=pack)
    if state.pack.tier != "draft":
        raise NothingToAccept
    with transaction.atomic():
        _row, is_new = PackAcceptance.objects.get_or_create(
            pack=pack, version=version, defaults={"name": signed, "by_id": by.id, "at": at}
        )
        if not is_new:
            raise AcceptedAlready
        record(
            by=by,
            verb="regulations.pack_accepted",
            target_kind="pack",
            target_id=pack,
            at=at,
            details={"version": version},
        )
        emit(PackChanged(pack=pack, version=version))
