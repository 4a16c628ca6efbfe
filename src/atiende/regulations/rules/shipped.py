"""The packs that come with the product, and the name of a rule among them."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from atiende.regulations.errors import UnknownRule
from atiende.regulations.rules.packs import Pack
from atiende.regulations.rules.reading import read_pack

FOLDER: Final = Path(__file__).resolve().parent.parent / "packs"


def shipped_texts() -> dict[str, str]:
    """The text of each pack by its id."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.toml"))}


@functools.cache
def shipped_packs() -> Mapping[str, Pack]:
    """Every pack by its id. Raises DamagedPack."""
    return {name: read_pack(text) for name, text in shipped_texts().items()}


def split_rule(rule: str, packs: Mapping[str, Pack]) -> tuple[Pack, str]:
    """The pack and the rule in it that `PACK/RULE` names. Raises UnknownRule."""
    name, _, part = rule.strip().lower().partition("/")
    pack = packs.get(name)
    if pack is None or pack.deadline(part) is None:
        raise UnknownRule(rule, ", ".join(rule_names([pack] if pack else packs.values())))
    return pack, part


def rule_names(packs: Iterable[Pack]) -> list[str]:
    return [f"{pack.id}/{each.id}" for pack in packs for each in pack.deadlines]
