"""What a macro is written with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from atiende.kernel.refusals import InvalidInput
from atiende.kernel.text import folded, one_line
from atiende.playbooks.models import Macro
from atiende.playbooks.rules.steps import Step, cleaned, problems_of

MOST: Final = 500
"""Macros in a company."""
_NAME: Final = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class MacroFields:
    """`is_personal`: only its owner's. Brand and team None: any."""

    name: str
    steps: tuple[Step, ...]
    is_personal: bool = False
    brand_id: int | None = None
    team_id: int | None = None


def checked(fields: MacroFields) -> MacroFields:
    """As it can be kept. Raises InvalidInput."""
    made = replace(fields, name=one_line(fields.name, limit=_NAME), steps=cleaned(fields.steps))
    if problems := problems_of(made.name, made.steps):
        raise InvalidInput(fields=problems)
    return made


def put_macro(macro: Macro, fields: MacroFields) -> None:
    """All but whose it is, its version and its counts."""
    macro.name, macro.sought = fields.name, folded(fields.name)
    macro.brand_id, macro.team_id = fields.brand_id, fields.team_id
    macro.steps = [step.as_row() for step in fields.steps]
