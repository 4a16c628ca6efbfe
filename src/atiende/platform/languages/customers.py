"""The language in which a brand speaks to its customers: Spanish as usted, tú or vos, or English."""

from __future__ import annotations

from typing import Final, Protocol

_SPANISH: Final = {"usted": "es", "tu": "es-tu", "vos": "es-vos"}


class SpeaksToCustomers(Protocol):
    """What a brand must say of itself."""

    language: str
    form_of_address: str


def customer_language(brand: SpeaksToCustomers, *, reader: str = "") -> str:
    """The code to activate for a text to customers: es, es-tu, es-vos or en.

    `reader` is the language in which the customer reads, where it is known; otherwise the brand's own counts.
    """
    language = reader or brand.language
    return _SPANISH.get(brand.form_of_address, "es") if language.partition("-")[0] == "es" else language
