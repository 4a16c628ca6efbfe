"""What programs say of customers, as actions take it; refusals in the names that programs know."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from atiende.customers.api.schemas import CustomerChange, IdentifierGiven, NewCustomer
from atiende.customers.errors import NotAnIdentifier
from atiende.customers.rules.customer import NewIdentifier
from atiende.customers.rules.identifiers import normal_identifier
from atiende.customers.rules.problems import NOT_AN_IDENTIFIER
from atiende.customers.rules.revision import Revision

CALLED: Final = {"company_id": "company", "value": "identifiers"}
"""What the actions' fields are called in the bodies."""

_DIALLED: Final = frozenset({"phone", "whatsapp"})


def identifiers_given(body: NewCustomer, country: str) -> list[NewIdentifier]:
    """Those given by short names first. Raises NotAnIdentifier with the name of each that cannot be one."""
    short = (("email", body.email), ("phone", body.phone), ("external_id", body.external_id))
    read = [(kind, _read(kind, value, "", country)) for kind, value in short if value]
    read += [
        (f"identifiers.{place}.value", _read(each.kind, each.value, each.country, country))
        for place, each in enumerate(body.identifiers)
    ]
    unusable = [name for name, each in read if not normal_identifier(each.kind, each.value, each.country)]
    if unusable:
        raise NotAnIdentifier(fields=dict.fromkeys(unusable, NOT_AN_IDENTIFIER))
    return [each for _, each in read]


def revision_of(body: CustomerChange, country: str) -> Revision:
    """Only what the body names. Raises InvalidInput for null where there must be something."""
    given: dict[str, Any] = body.given(nullable={"company", "version"})
    given.pop("version", None)
    if "company" in given:
        given["company_id"] = given.pop("company")
    if "identifiers" in given:
        given["identifiers"] = _all_read(given["identifiers"], country)
    wanted: Revision = {}
    wanted.update(given)  # type: ignore[typeddict-item]
    return wanted


def _all_read(given: Iterable[IdentifierGiven], country: str) -> list[NewIdentifier]:
    return [_read(each.kind, each.value, each.country, country) for each in given]


def _read(kind: str, value: str, given: str, company: str) -> NewIdentifier:
    return NewIdentifier(kind, value, given or (company if kind in _DIALLED else ""))
