"""What a checklist asks, and what it still lacks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from atiende.tasks.rules.cleaning import clean_line

MOST_ITEMS: Final = 60
_NAMED: Final = 5
NEEDED_MARK: Final = "*"


@dataclass(frozen=True, slots=True)
class Item:
    """`is_needed`: without it the case is not solved."""

    text: str
    is_needed: bool = False


def items_written(lines: str) -> tuple[Item, ...]:
    """One a line; a star in front means that it is needed."""
    found = []
    for line in lines.splitlines():
        plain = clean_line(line)
        is_needed = plain.startswith(NEEDED_MARK)
        text = plain.lstrip(NEEDED_MARK).strip()
        if text:
            found.append(Item(text, is_needed))
    return tuple(found)


def written(items: Iterable[Item]) -> str:
    """The other way round."""
    return "\n".join(f"{NEEDED_MARK if each.is_needed else ''}{each.text}" for each in items)


def reason_of(name: str, missing: list[str]) -> str:
    """What keeps a case from being solved: the first few of them, and that there are more."""
    named = ", ".join(missing[:_NAMED]) + (" …" if len(missing) > _NAMED else "")
    return f"{name}: {named}"
