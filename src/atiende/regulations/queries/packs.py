"""The packs as they stand in this installation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.regulations.models import ChosenReading, PackAcceptance, PackVersion
from atiende.regulations.rules.packs import Pack
from atiende.regulations.rules.shipped import shipped_packs
from atiende.regulations.rules.versions import chosen_readings, newest, readable

GRANT = "settings.manage"


@dataclass(frozen=True)
class PackState:
    """A pack, who accepted it, and how it is read. `serves`: whether cases may get their dates from it."""

    pack: Pack
    is_shipped: bool
    accepted_name: str
    accepted_at: dt.datetime | None
    readings: Mapping[str, str]

    @property
    def serves(self) -> bool:
        return self.pack.tier != "draft" or self.accepted_at is not None


def list_pack_states(by: Actor) -> list[PackState]:
    """Every pack in force, in the order of their names. Raises NotPermitted."""
    by.require(GRANT)
    return states()


def get_pack_state(by: Actor, pack: str) -> PackState:
    """Raises NotPermitted, NotFound."""
    by.require(GRANT)
    found = next((state for state in states() if state.pack.id == pack), None)
    if found is None:
        raise NotFound
    return found


def packs_in_force() -> dict[str, Pack]:
    """The newest version of each pack, by its name."""
    texts = PackVersion.objects.order_by("id").values_list("text", flat=True)
    return newest(shipped_packs(), readable(texts))


def states() -> list[PackState]:
    """Three queries, however many packs there are."""
    accepted = {(row.pack, row.version): row for row in PackAcceptance.objects.all()}
    chosen: dict[str, dict[str, str]] = {}
    for pack_id, switch, reading in ChosenReading.objects.values_list("pack", "switch", "reading"):
        chosen.setdefault(pack_id, {})[switch] = reading
    shipped = shipped_packs()
    found = []
    for pack in packs_in_force().values():
        acceptance = accepted.get((pack.id, pack.version))
        found.append(
            PackState(
                pack=pack,
                is_shipped=pack is shipped.get(pack.id),
                accepted_name=acceptance.name if acceptance else "",
                accepted_at=acceptance.at if acceptance else None,
                readings=chosen_readings(pack, chosen.get(pack.id, {})),
            )
        )
    return found
