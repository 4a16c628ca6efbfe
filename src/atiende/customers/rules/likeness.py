"""What makes two customers look like one person, and how much each sign says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Evidence(StrEnum):
    """A sign that two are the same. Identifiers are unique to the letter, so these compare them more loosely:
    a telephone by its last nine digits whatever it is used for, an address without what follows its +, a tax
    number without the country's letters."""

    TAX_ID = "tax_id"
    PHONE = "phone"
    MAIL = "mail"
    NAME = "name"


STRENGTH: Final = {Evidence.TAX_ID: 50, Evidence.MAIL: 40, Evidence.PHONE: 30, Evidence.NAME: 20}
COUNTRY_OF_TAX: Final = (
    "^(AT|BE|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK)"
    "(?=[A-Z]?[0-9]{6,}[A-Z]?$)"
)
"""What stands before a tax number when it is written for abroad; read by Python and by the database alike."""
MOST_SHARING: Final = 5
"""What more than so many have in common is a switchboard or a shared box, and says nothing of who they are."""
_COUNTRY_OF_TAX: Final = re.compile(COUNTRY_OF_TAX)
SIMILAR_NAME: Final = 0.6
"""From which likeness on (shares of three letters, as pg_trgm counts them) names of one company are similar."""


@dataclass(frozen=True, slots=True)
class Known:
    """What decides under whom both are found."""

    customer_id: int
    has_name: bool
    verified: int
    identifiers: int


def strength_of(evidence: Iterable[Evidence]) -> int:
    """The more, the surer; no probability."""
    return sum(STRENGTH[each] for each in set(evidence))


def who_stays(one: Known, other: Known) -> int:
    """Who has a name, who is better verified, who has more identifiers, who was known first."""

    def weight(known: Known) -> tuple[bool, int, int, int]:
        return (known.has_name, known.verified, known.identifiers, -known.customer_id)

    return max(one, other, key=weight).customer_id


def loose_key(kind: str, normal_value: str) -> tuple[Evidence, str] | None:
    """By what identifiers of two customers are compared, as the search does; None: this kind says nothing."""
    if kind in ("phone", "whatsapp"):
        digits = re.sub(r"\D", "", normal_value)
        return (Evidence.PHONE, digits[-9:]) if len(digits) >= 9 else None
    if kind == "email":
        local, _, host = normal_value.partition("@")
        local = local.partition("+")[0]
        if host in ("gmail.com", "googlemail.com"):
            return Evidence.MAIL, f"{local.replace('.', '')}@gmail.com"
        return Evidence.MAIL, f"{local}@{host}"
    return (Evidence.TAX_ID, _COUNTRY_OF_TAX.sub("", normal_value)) if kind == "tax_id" else None
