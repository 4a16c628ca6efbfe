"""A field as a company defines it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from atiende.kernel.text import folded, slug
from atiende.tickets.errors import (
    FIELD_LABEL_MISSING,
    FIELD_OPTIONS_MISSING,
    FIELD_TOO_MANY_OPTIONS,
    UNKNOWN_FIELD_KIND,
)
from atiende.tickets.rules.cleaning import clean_line
from atiende.tickets.rules.field_kinds import CHOOSING, FieldKind

MOST_OPTIONS: Final = 50
MOST_FIELDS: Final = 50
KINDS: Final = frozenset(kind.value for kind in FieldKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldDefinition:
    """`kind` is one of FieldKind; `options` only count where one chooses. `brand_ids` empty: of all brands."""

    label: str
    kind: str
    hint: str = ""
    options: tuple[str, ...] = ()
    brand_ids: frozenset[int] = frozenset()
    is_needed: bool = False

    def cleaned(self) -> FieldDefinition:
        return replace(
            self,
            label=clean_line(self.label, limit=60),
            hint=clean_line(self.hint, limit=200),
            options=_options(self.options) if self.is_choosing else (),
        )

    @property
    def is_choosing(self) -> bool:
        return self.kind in {kind.value for kind in CHOOSING}

    @property
    def key(self) -> str:
        """As programs call it: made of the label once, and never changed."""
        plain = slug(self.label, limit=40).replace("-", "_")
        return plain if plain[:1].isalpha() else f"f_{plain}"[:40] if plain else ""

    def problems(self) -> dict[str, str]:
        """Of a cleaned definition, by field."""
        found = {}
        if not self.key:
            found["label"] = FIELD_LABEL_MISSING
        if self.kind not in KINDS:
            found["kind"] = UNKNOWN_FIELD_KIND
        if self.is_choosing and not self.options:
            found["options"] = FIELD_OPTIONS_MISSING
        if len(self.options) > MOST_OPTIONS:
            found["options"] = FIELD_TOO_MANY_OPTIONS
        return found


def _options(written: tuple[str, ...]) -> tuple[str, ...]:
    """In the order written, each once, however it is spelled."""
    lines = [clean_line(each, limit=60) for each in written]
    once: dict[str, str] = {}
    for line in filter(None, lines):
        once.setdefault(folded(line), line)
    return tuple(once.values())
