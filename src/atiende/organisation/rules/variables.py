"""Variables of texts that are the same in every case: who writes, in whose name, and the day."""

from __future__ import annotations

from typing import Final

AGENT_NAME: Final = "agent.name"
AGENT_TITLE: Final = "agent.title"
BRAND_NAME: Final = "brand.name"
COMPANY_NAME: Final = "company.name"
TODAY: Final = "date.today"

SPANISH: Final = {
    "agente.nombre": AGENT_NAME,
    "agente.cargo": AGENT_TITLE,
    "marca.nombre": BRAND_NAME,
    "empresa.nombre": COMPANY_NAME,
    "fecha.hoy": TODAY,
}
"""Spanish name → the name that programs use; either may be written."""


def in_both_tongues(values: dict[str, str], spanish: dict[str, str]) -> dict[str, str]:
    """Values by English names, by their Spanish ones too."""
    return values | {name: values[english] for name, english in spanish.items() if english in values}
