"""A customer of another system, as they are handed in to be taken over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from atiende.customers.rules.customer import PERSON, NewIdentifier
from atiende.kernel.refusals import gettext_noop

OF_SEVERAL: Final = gettext_noop(
    "Their address, telephone and id belong to different customers: nobody is joined."
)
NAMED_BY_NOTHING: Final = gettext_noop(
    "They have neither a name nor an address, telephone or id that can be kept."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerElsewhere:
    """`company` is a name. `known_as`: whom an earlier taking over made of them; they are left as they are."""

    name: str = ""
    kind: str = PERSON
    identifiers: tuple[NewIdentifier, ...] = ()
    company: str = ""
    language: str = ""
    known_as: int | None = None


@dataclass(frozen=True, slots=True)
class TakenOverCustomer:
    """Whom they are here; `refused` (a msgid) in place of that. `left_out`: identifiers that cannot be kept."""

    customer_id: int
    is_new: bool = False
    refused: str = ""
    left_out: int = 0
