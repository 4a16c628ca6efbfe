"""What customers refuses, and why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from atiende.kernel.refusals import Conflict, InvalidInput, Refusal, gettext_noop


class NotAnIdentifier(InvalidInput):
    code = "customers.not_an_identifier"
    message = gettext_noop("Check the marked fields.")


class IdentifierTaken(Refusal):
    """Another customer has it; `customer_id` says who, only to an actor who may see customers."""

    code = "customers.identifier_taken"
    message = gettext_noop("Another customer already has this address or number.")
    http_status = 409

    def __init__(self, *, customer_id: int | None = None) -> None:
        super().__init__(fields={"value": IDENTIFIER_TAKEN})
        self.customer_id = customer_id


class IdentifiersOfSeveral(Conflict):
    """Addresses and numbers that were given together belong to different customers."""

    code = "customers.identifiers_of_several"
    message = gettext_noop("These addresses and numbers belong to different customers. Give those of one.")

    def __init__(self, *, kinds: Iterable[str]) -> None:
        super().__init__(fields=dict.fromkeys(kinds, IDENTIFIERS_OF_SEVERAL))


class AlreadyMerged(Conflict):
    code = "customers.already_merged"
    message = gettext_noop("This customer was already joined with another one. Separate them first.")


class MergeInCircle(Conflict):
    code = "customers.merge_in_circle"
    message = gettext_noop("These two are already the same customer.")


class NotMerged(Conflict):
    code = "customers.not_merged"
    message = gettext_noop("This customer is not joined with another one.")


class OfAnotherKind(Conflict):
    code = "customers.of_another_kind"
    message = gettext_noop("A person and a company cannot be the same. Change one of them first.")


class ConsentStands(Conflict):
    code = "customers.consent_stands"
    message = gettext_noop("They agreed to this already. Withdraw that first if it is to be recorded anew.")


class ConsentIsWithdrawn(Conflict):
    code = "customers.consent_withdrawn"
    message = gettext_noop("This consent was withdrawn already.")


class CustomerFieldIsUsed(Conflict):
    code = "customers.field_used"
    message = gettext_noop("Some customers have an answer to this field. Archive it instead.")


class TooManyNotes(Conflict):
    code = "customers.too_many_notes"
    message = gettext_noop("A customer has 500 notes at most. Delete one first.")


IDENTIFIER_TAKEN: Final = gettext_noop("Another customer already has this address or number.")
IDENTIFIERS_OF_SEVERAL: Final = gettext_noop("Together with the others this names more than one customer.")
