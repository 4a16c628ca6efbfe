"""What a macro is written with."""

from __future__ import annotations

from dataclasses import dataclass

from atiende.playbooks.rules.steps import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class MacroFields:
    """`is_personal`: only its owner's. Brand and team None: any."""

    name: str
    steps: tuple[Step, ...]
    is_personal: bool = False
    brand_id: int | None = None
    team_id: int | None = None
