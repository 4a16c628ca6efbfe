"""What a macro is written with, checked and put on its row."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from atiende.kernel.refusals import InvalidInput
from atiende.kernel.text import folded, one_line
from atiende.playbooks.models import Macro
from atiende.playbooks.rules.macro import MacroFields
from atiende.playbooks.rules.steps import cleaned, problems_of

MOST: Final = 500
"""Macros in a company."""
_NAME: Final = 80


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
