"""A field as a company defines it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from atiende.kernel.text import folded, slug
from atiende.tickets.errors import (
    FIELD_LABEL_MISSING,
    FIELD_NOT_CURRENCIES,
    FIELD_OPTIONS_MISSING,
    FIELD_TOO_MANY_OPTIONS,
    FIELD_WHEN_WHAT,
    UNKNOWN_FIELD_KIND,
)
from atiende.tickets.rules.amounts import is_currency
from atiende.tickets.rules.cascade import read_tree
from atiende.tickets.rules.cleaning import clean_line
from atiende.tickets.rules.field_kinds import CHOOSING, AskedBy, FieldKind

MOST_OPTIONS: Final = 50
MOST_FIELDS: Final = 50
KINDS: Final = frozenset(kind.value for kind in FieldKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldDefinition:
    """`kind` is one of FieldKind; `options` only count where one chooses, and as currencies of money; `tree` only of a
    cascading choice. `brand_ids` empty: of all brands. The rest as in Asked.
    """

    label: str
    kind: str
    hint: str = ""
    options: tuple[str, ...] = ()
    brand_ids: frozenset[int] = frozenset()
    is_needed: bool = False
    needed_in: tuple[str, ...] = ()
    reason_ids: frozenset[int] = frozenset()
    when_key: str = ""
    when_values: tuple[str, ...] = ()
    asked_by: str = AskedBy.NOBODY.value
    question: str = ""
    tree: str = ""

    def cleaned(self) -> FieldDefinition:
        return replace(
            self,
            label=clean_line(self.label, limit=60),
            hint=clean_line(self.hint, limit=200),
            options=self._options(),
            needed_in=tuple(sorted(set(self.needed_in))),
            when_values=_once(self.when_values) if self.when_key else (),
            question=clean_line(self.question, limit=200),
            tree=self._tree(),
        )

    @property
    def is_choosing(self) -> bool:
        return self.kind in {kind.value for kind in CHOOSING}

    @property
    def key(self) -> str:
        """As programs call it: made of the label once, and never changed."""
        return field_key(self.label)

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
        if self.kind == FieldKind.MONEY and not (self.options and all(map(is_currency, self.options))):
            found["options"] = FIELD_NOT_CURRENCIES
        if self.kind == FieldKind.CASCADE and (problem := read_tree(self.tree).problem):
            found["tree"] = problem
        if self.asked_by not in set(AskedBy):
            found["asked_by"] = UNKNOWN_FIELD_KIND
        if self.when_key and not self.when_values:
            found["when_values"] = FIELD_WHEN_WHAT
        return found

    @property
    def bad_lines(self) -> str:
        """Of the tree: where it cannot be read, `3, 7`."""
        return ", ".join(str(line) for line in read_tree(self.tree).lines[:20])

    def _options(self) -> tuple[str, ...]:
        if self.kind == FieldKind.MONEY:
            return tuple(code.upper() for code in _once(self.options))
        return _once(self.options) if self.is_choosing else ()

    def _tree(self) -> str:
        """As it is kept where it can be; else as it was written, to be mended."""
        if self.kind != FieldKind.CASCADE:
            return ""
        told = read_tree(self.tree)
        return self.tree if told.problem else told.text


def field_key(text: str) -> str:
    """A key made of these words; empty where they have neither letters nor digits."""
    plain = slug(text, limit=40).replace("-", "_")
    return plain if plain[:1].isalpha() else f"f_{plain}"[:40] if plain else ""


def _once(written: tuple[str, ...]) -> tuple[str, ...]:
    """In the order written, each once, however it is spelled."""
    lines = [clean_line(each, limit=60) for each in written]
    once: dict[str, str] = {}
    for line in filter(None, lines):
        once.setdefault(folded(line), line)
    return tuple(once.values())
