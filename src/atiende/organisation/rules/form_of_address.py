"""How a brand speaks to its customers in Spanish: usted, tú or vos."""

from __future__ import annotations

from enum import Enum


class FormOfAddress(Enum):
    USTED = "usted"
    TU = "tu"
    VOS = "vos"


def usual_in(country: str) -> FormOfAddress:
    """A first proposal: what companies of a country mostly write to customers they do not know yet."""
    return FormOfAddress.VOS if country in {"AR", "UY", "PY"} else FormOfAddress.USTED
