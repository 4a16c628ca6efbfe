"""What this room holds on a person: for privacy alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from django.db import transaction
from django.db.models import ProtectedError, Q

from atiende.customers.events import CustomerErased
from atiende.customers.models import (
    Consent,
    Customer,
    CustomerMerge,
    CustomerNote,
    CustomerProfile,
    CustomerSalt,
    Identifier,
    LikelyDuplicate,
    ToldApart,
)
from atiende.customers.models.writing import lock_merges
from atiende.customers.queries.seeing import identifiers_of
from atiende.kernel.actors import Actor
from atiende.kernel.personal_data import PersonalData, Record
from atiende.platform.api.answers import forget_answers_about
from atiende.platform.live import signal
from atiende.platform.outbox import emit
from atiende.platform.search import forget_recent_saying


def export_customer(customer_ids: Iterable[int]) -> PersonalData:
    """Who they are, under what they write, who was found to be the same, how they want to be treated, what they agreed
    to. Notes on them are the company's and stay out.
    """
    ids = sorted(customer_ids)
    return PersonalData(
        records={
            "customers": _customers(ids),
            "identifiers": _identifiers(ids),
            "merges": _merges(ids),
            "profiles": _profiles(ids),
            "consents": _consents(ids),
        }
    )


def erase_customer(customer_ids: Iterable[int], *, at: dt.datetime, by: Actor) -> None:
    """Names, identifiers and salts go. A row that a case of others still names stays behind, empty."""
    ids = sorted(customer_ids)
    lock_merges()
    forget_recent_saying(_words_of(ids))
    Identifier.objects.filter(customer__in=ids).delete()
    CustomerSalt.objects.filter(customer__in=ids).delete()
    CustomerMerge.objects.filter(source__in=ids).delete()
    for about in (CustomerProfile, Consent, CustomerNote):
        about.objects.filter(customer__in=ids).delete()
    for pairs in (LikelyDuplicate, ToldApart):
        pairs.objects.filter(Q(low__in=ids) | Q(high__in=ids)).delete()
    for customer in Customer.objects.select_for_update().filter(pk__in=ids).order_by("pk"):
        customer_id = customer.pk
        _delete_or_empty(customer)
        emit(CustomerErased(customer_id=customer_id, erased_by=by.id))
        signal(f"customer:{customer_id}")
    forget_answers_about(ids)
    signal("customers:1")


def _words_of(ids: list[int]) -> list[str]:
    """By what somebody may have looked for them."""
    names = Customer.objects.filter(pk__in=ids).exclude(name="").values_list("name", flat=True)
    identifiers = Identifier.objects.filter(customer__in=ids).values_list("value", "normal_value")
    return [*names, *(text for pair in identifiers for text in pair)]


def _delete_or_empty(customer: Customer) -> None:
    try:
        with transaction.atomic():
            customer.delete()
    except ProtectedError:
        customer.name = customer.folded_name = customer.language = customer.time_zone = ""
        customer.company = None
        customer.submission = None
        customer.version += 1
        customer.save()


def _customers(ids: list[int]) -> Iterator[Record]:
    for row in Customer.objects.filter(pk__in=ids).select_related("company").order_by("pk"):
        yield {
            "id": row.pk,
            "kind": row.kind,
            "name": row.name,
            "company": row.company.name if row.company else "",
            "language": row.language,
            "time_zone": row.time_zone,
            "created_at": row.created_at,
        }


def _identifiers(ids: list[int]) -> Iterator[Record]:
    for row in identifiers_of(ids):
        verification = getattr(row, "verification", None)
        unreachable = getattr(row, "unreachable", None)
        yield {
            "customer_id": row.customer_id,
            "kind": row.kind,
            "value": row.value,
            "normal_value": row.normal_value,
            "added_at": row.added_at,
            "verified_at": verification.verified_at if verification else None,
            "verified_how": verification.method if verification else "",
            "unreachable_since": unreachable.since if unreachable else None,
            "unreachable_words": unreachable.words if unreachable else "",
        }


def _merges(ids: list[int]) -> Iterator[Record]:
    for row in CustomerMerge.objects.filter(source__in=ids).order_by("merged_at", "pk"):
        yield {"customer_id": row.source_id, "same_as": row.target_id, "merged_at": row.merged_at}


def _profiles(ids: list[int]) -> Iterator[Record]:
    for row in CustomerProfile.objects.filter(pk__in=ids).order_by("pk"):
        yield {
            "customer_id": row.pk,
            "preferred_channel": row.preferred_channel,
            "hours_from": row.hours_from.isoformat("minutes") if row.hours_from else "",
            "hours_to": row.hours_to.isoformat("minutes") if row.hours_to else "",
            "form_of_address": row.form_of_address,
            "born_on": row.born_on,
            "gender": row.gender,
            "country": row.country,
            "region": row.region,
            "city": row.city,
            "own_fields": row.own_fields,
        }


def _consents(ids: list[int]) -> Iterator[Record]:
    for row in Consent.objects.filter(customer__in=ids).order_by("pk"):
        yield {
            "customer_id": row.customer_id,
            "purpose": row.purpose,
            "given_at": row.given_at,
            "given_how": row.given_how,
            "proof": row.proof,
            "withdrawn_at": row.withdrawn_at,
            "withdrawn_how": row.withdrawn_how,
        }
