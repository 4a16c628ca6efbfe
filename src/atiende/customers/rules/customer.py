"""What can be typed about a customer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Final
from zoneinfo import available_timezones

from atiende.customers.rules import problems
from atiende.customers.rules.problems import Problems
from atiende.kernel.tax_ids import is_valid_tax_id
from atiende.kernel.text import folded, one_line

PERSON: Final = "person"
COMPANY: Final = "company"
LANGUAGES: Final = frozenset({"", "es", "en"})
METHODS: Final = ("document", "call", "message", "system")
"""How an identifier was proved: on a document, by a call or a message that was answered, by another system."""

_PERSONS_HAVE_THE_SAME_NUMBER: Final = frozenset({"ES", "CL"})


@dataclass(frozen=True, slots=True)
class CustomerFields:
    """`company_id` only for a person; `language` and `time_zone` empty: the brand's."""

    kind: str = PERSON
    name: str = ""
    company_id: int | None = None
    language: str = ""
    time_zone: str = ""

    def cleaned(self) -> CustomerFields:
        return replace(self, name=one_line(self.name), time_zone=self.time_zone.strip())


@dataclass(frozen=True, slots=True)
class NewIdentifier:
    """`country` (ISO 3166-1) says how a telephone without + and a tax number are read."""

    kind: str
    value: str
    country: str = ""


def problems_of_customer(customer: CustomerFields, *, has_identifier: bool) -> Problems:
    """Field → msgid of what cannot be taken."""
    found: Problems = {}
    if customer.kind not in (PERSON, COMPANY):
        found["kind"] = problems.NOT_A_KIND
    if not customer.name and not has_identifier:
        found["name"] = problems.NAME_OR_IDENTIFIER
    if customer.kind == COMPANY and customer.company_id is not None:
        found["company_id"] = problems.COMPANY_IN_COMPANY
    if customer.language not in LANGUAGES:
        found["language"] = problems.NOT_A_LANGUAGE
    if customer.time_zone and customer.time_zone not in available_timezones():
        found["time_zone"] = problems.NOT_A_ZONE
    return found


def changed(before: CustomerFields, after: CustomerFields) -> list[str]:
    """The names of the fields that differ."""
    return [f.name for f in fields(before) if getattr(before, f.name) != getattr(after, f.name)]


def is_plausible_tax_id(number: str, country: str, *, is_company: bool) -> bool:
    """Whether the number can exist; where persons have numbers of another kind, theirs are taken as they are."""
    return not (is_company or country in _PERSONS_HAVE_THE_SAME_NUMBER) or is_valid_tax_id(number, country)


def sort_key(name: str, identifiers: Iterable[str]) -> str:
    """Under what a customer stands in lists: the folded name or, while nobody knows it, the first identifier."""
    return (folded(name) or next(iter(identifiers), ""))[:200].rstrip()
