"""Senders whose mail is put aside."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from atiende.channels.models import BlockedSender
from atiende.channels.rules.blocking import names_of
from atiende.kernel.actors import Actor
from atiende.platform.postgres.reading import read_rows

PAGE: Final = 50
_AMONG: Final = "SELECT sender, id FROM channels_blockedsender WHERE sender = ANY(%s::text[])"


def blocked_among(addresses: Iterable[str]) -> dict[str, int]:
    """Of these addresses those that are blocked, with the id of the block; in one query. For what reads mail."""
    names = {address: names_of(address) for address in addresses}
    asked = sorted({name for each in names.values() for name in each})
    if not asked:
        return {}
    found = dict(read_rows(_AMONG, [asked]))
    return {
        address: next(found[name] for name in each if name in found)
        for address, each in names.items()
        if any(name in found for name in each)
    }


def list_blocked(actor: Actor, *, before: int | None = None, size: int = PAGE) -> list[BlockedSender]:
    """The latest first. Raises NotPermitted without settings.manage."""
    actor.require("settings.manage")
    rows = BlockedSender.objects.filter(pk__lt=before) if before else BlockedSender.objects.all()
    return list(rows.order_by("-pk")[:size])
