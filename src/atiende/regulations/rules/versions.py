"""Which version of each pack is in force: the newest, whether it ships or was brought in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from atiende.regulations.errors import DamagedPack
from atiende.regulations.rules.packs import Pack
from atiende.regulations.rules.reading import read_pack


def order_of(version: str) -> tuple[int, ...]:
    """2026.10 comes after 2026.9."""
    return tuple(int(part) for part in version.split("."))


def newest(shipped: Mapping[str, Pack], brought: Iterable[Pack]) -> dict[str, Pack]:
    """The newest version of each pack, in the order of their names. Of equal ones the shipped counts."""
    found = dict(shipped)
    for pack in brought:
        known = found.get(pack.id)
        if known is None or order_of(pack.version) > order_of(known.version):
            found[pack.id] = pack
    return dict(sorted(found.items()))


def readable(texts: Iterable[str]) -> list[Pack]:
    """The packs of these texts, leaving out what this version of the product can no longer read."""
    packs = []
    for text in texts:
        try:
            packs.append(read_pack(text))
        except DamagedPack:
            continue
    return packs


def chosen_readings(pack: Pack, chosen: Mapping[str, str]) -> dict[str, str]:
    """The readings chosen for a pack that this version of it still has."""
    return {
        switch.id: chosen[switch.id]
        for switch in pack.switches
        if switch.id in chosen and switch.reading(chosen[switch.id])
    }
