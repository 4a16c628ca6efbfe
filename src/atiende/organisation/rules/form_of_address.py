"""How a brand speaks to its customers in Spanish: usted, tú or vos."""

from __future__ import annotations

from enum import Enum


class FormOfAddress(Enum):
    USTED = "usted"
    TU = "tu"
    VOS = "vos"


def usual_in(country: str) -> FormOfAddress:
    """The form that most companies of a country use in writing to a customer they do not know yet; only a first proposal."""
    return FormOfAddress.VOS if country in {"AR", "UY", "PY"} else FormOfAddress.USTED
