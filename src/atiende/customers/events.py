"""Facts that customers announces. `fields` are names of columns, joined by commas; values never travel."""

from __future__ import annotations

from dataclasses import dataclass

from atiende.kernel.events import Event


@dataclass(frozen=True, slots=True)
class CustomerCreated(Event):
    """Somebody is known now, by hand or because they wrote."""

    name = "customers.created.v1"
    aggregate_kind = "customer"
    customer_id: int
    created_by: int


@dataclass(frozen=True, slots=True)
class CustomerChanged(Event):
    """Name, company, language or zone of a customer are different now."""

    name = "customers.changed.v1"
    aggregate_kind = "customer"
    customer_id: int
    fields: str
    changed_by: int


@dataclass(frozen=True, slots=True)
class IdentifierAdded(Event):
    """A customer can be recognised by one more address or number."""

    name = "customers.identifier_added.v1"
    aggregate_kind = "customer"
    customer_id: int
    identifier_id: int
    kind: str
    added_by: int


@dataclass(frozen=True, slots=True)
class IdentifierVerified(Event):
    """It was proved that an address or number is the customer's."""

    name = "customers.identifier_verified.v1"
    aggregate_kind = "customer"
    customer_id: int
    identifier_id: int
    method: str
    verified_by: int


@dataclass(frozen=True, slots=True)
class IdentifierRemoved(Event):
    """An address or number names the customer no longer."""

    name = "customers.identifier_removed.v1"
    aggregate_kind = "customer"
    customer_id: int
    identifier_id: int
    kind: str
    removed_by: int


@dataclass(frozen=True, slots=True)
class IdentifierUnreachable(Event):
    """What is sent there comes back."""

    name = "customers.identifier_unreachable.v1"
    aggregate_kind = "customer"
    customer_id: int
    identifier_id: int


@dataclass(frozen=True, slots=True)
class IdentifierReachable(Event):
    """What is sent there arrives again."""

    name = "customers.identifier_reachable.v1"
    aggregate_kind = "customer"
    customer_id: int
    identifier_id: int


@dataclass(frozen=True, slots=True)
class CustomerMerged(Event):
    """`customer_id` and what was merged into it are the same as `target_id` from now on."""

    name = "customers.merged.v1"
    aggregate_kind = "customer"
    customer_id: int
    target_id: int
    merged_by: int


@dataclass(frozen=True, slots=True)
class CustomerUnmerged(Event):
    """`customer_id` stands for itself again."""

    name = "customers.unmerged.v1"
    aggregate_kind = "customer"
    customer_id: int
    target_id: int
    unmerged_by: int


@dataclass(frozen=True, slots=True)
class CustomerErased(Event):
    """Nothing is left of this customer here."""

    name = "customers.erased.v1"
    aggregate_kind = "customer"
    customer_id: int
    erased_by: int


@dataclass(frozen=True, slots=True)
class ConsentGiven(Event):
    """A customer agreed to something; `purpose` is a code."""

    name = "customers.consent_given.v1"
    aggregate_kind = "customer"
    customer_id: int
    consent_id: int
    purpose: str
    recorded_by: int


@dataclass(frozen=True, slots=True)
class ConsentWithdrawn(Event):
    """A customer agrees to it no longer."""

    name = "customers.consent_withdrawn.v1"
    aggregate_kind = "customer"
    customer_id: int
    consent_id: int
    purpose: str
    recorded_by: int


@dataclass(frozen=True, slots=True)
class CustomerNoted(Event):
    """Notes of colleagues on a customer are different now; their words never travel."""

    name = "customers.noted.v1"
    aggregate_kind = "customer"
    customer_id: int
    noted_by: int


@dataclass(frozen=True, slots=True)
class CustomersToldApart(Event):
    """Somebody looked: `customer_id` and `other_id` are not the same."""

    name = "customers.told_apart.v1"
    aggregate_kind = "customer"
    customer_id: int
    other_id: int
    told_by: int


@dataclass(frozen=True, slots=True)
class DuplicatesWanted(Event):
    """Somebody wants all customers looked through for those that look like one."""

    name = "customers.duplicates_wanted.v1"
    aggregate_kind = "long_job"
    long_job_id: int
