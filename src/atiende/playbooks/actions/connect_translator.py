"""Connect a server that translates messages, or let go of it."""

from __future__ import annotations

import datetime as dt
from typing import Final
from urllib.parse import urlsplit

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import Conflict, InvalidInput, gettext_noop
from atiende.kernel.text import one_line
from atiende.platform.audit import record
from atiende.platform.secrets import seal
from atiende.playbooks.models import Translator
from atiende.playbooks.translator_key import PURPOSE

NOT_AN_ADDRESS: Final = gettext_noop(
    "Write an address that begins with https:// (or http:// in the own network)."
)


def connect_translator(
    *,
    url: str,
    key: str | None,
    is_enabled: bool,
    allows_inner: bool,
    version: int,
    by: Actor,
    at: dt.datetime,
) -> None:
    """`key` None keeps the one that is there. `version` 0: there was none yet.

    Raises NotPermitted, InvalidInput, and Conflict when `version` is not the present one.
    """
    by.require("settings.manage")
    address = one_line(url, limit=300)
    parts = urlsplit(address) if address else None
    is_usable = (
        parts is not None and parts.scheme in ("http", "https") and parts.hostname and not parts.username
    )
    if (is_enabled or address) and not is_usable:
        raise InvalidInput(fields={"url": NOT_AN_ADDRESS})
    with transaction.atomic():
        row = Translator.objects.select_for_update().first()
        if version != (row.version if row else 0):
            raise Conflict
        row = row or Translator(version=0)
        row.url, row.is_enabled, row.allows_inner = address, is_enabled, allows_inner
        if key is not None:
            row.sealed_key = seal(key, PURPOSE) if key else ""
        row.version += 1
        row.save()
        record(
            by=by,
            verb="playbooks.translator_connected" if is_enabled else "playbooks.translator_disconnected",
            target_kind="setting",
            fields=["url", "allows_inner", *(["key"] if key is not None else [])],
            at=at,
        )
