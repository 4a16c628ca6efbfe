"""What is known of customers and what they agreed to, under /api/v1/. Notes on them have no door."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields as fields_of_class
from dataclasses import replace
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import BaseModel, Field

from atiende.customers.actions.describe_customer import describe_customer
from atiende.customers.actions.record_consent import record_consent
from atiende.customers.actions.withdraw_consent import withdraw_consent
from atiende.customers.models import Consent
from atiende.customers.queries.consents import consents_of
from atiende.customers.queries.fields import customer_fields
from atiende.customers.queries.merges import cluster_of
from atiende.customers.queries.profiles import own_profile_of
from atiende.customers.queries.seeing import get_customer_for
from atiende.customers.rules.problems import ANSWER_NOT_DATE
from atiende.customers.rules.profile import Profile
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import InvalidInput, NotFound
from atiende.platform.api.bodies import LEFT_OUT, Body, Listed
from atiende.platform.api.calling import caller_of
from atiende.platform.api.once import Made, made_once

router = Router(tags=["customers"])
Answer = dict[str, Any]
READ, WRITE = "customers:read", "customers:write"
Code = Annotated[str, Field(max_length=20)]
Words = Annotated[str, Field(max_length=80)]


class ProfileShown(BaseModel):
    """How a customer wants to be treated and who they are; empty: not known."""

    preferred_channel: str
    hours_from: str = Field(description="As in 09:00, in the customer's own zone.")
    hours_to: str
    form_of_address: str = Field(description="usted, tu, vos, or empty: the brand's.")
    born_on: dt.date | None
    gender: str
    country: str
    region: str
    city: str
    custom_fields: dict[str, Any] = Field(description="Answers to the company's own fields, by their keys.")
    version: int


class ProfileChange(Body):
    """What is to be different; what is not named stays."""

    preferred_channel: Code = Field(
        LEFT_OUT, description="mail, phone, whatsapp, chat, portal, letter, counter, or empty."
    )
    hours_from: Code = Field(LEFT_OUT, description="As in 09:00; empty: not known.")
    hours_to: Code = Field(LEFT_OUT)
    form_of_address: Code = Field(LEFT_OUT)
    born_on: Code | None = Field(None, description="As in 1984-05-31; null: not known.")
    gender: Code = Field(LEFT_OUT, description="woman, man, other, or empty.")
    country: Code = Field(LEFT_OUT, description="ISO 3166-1 alpha-2.")
    region: Words = Field(LEFT_OUT)
    city: Words = Field(LEFT_OUT)
    custom_fields: dict[str, Any] = Field(LEFT_OUT, description="By key; null takes an answer away.")
    version: int | None = Field(None, description="Refused with 409 when the profile is of another version.")


class FieldShown(BaseModel):
    """A field that the company asks of its customers."""

    key: str
    label: str
    kind: str
    options: list[str]


class ConsentGiven(Body):
    """A yes, with where it can be looked up."""

    purpose: Code = Field(description="marketing, surveys, profiling, recording or sharing.")
    how: Code = Field(description="form, mail, call, message, in_person, paper or system.")
    proof: Annotated[str, Field(min_length=1, max_length=300)]
    given_at: str | None = Field(None, description="An instant with its zone; left out: now.", max_length=40)


class ConsentWithdrawal(Body):
    how: Code = Field(description="As of a yes.")


class ConsentShown(BaseModel):
    """A yes, and since when it does not count any more."""

    id: int
    purpose: str
    given_at: dt.datetime
    given_how: str
    proof: str
    withdrawn_at: dt.datetime | None
    withdrawn_how: str


@router.get(
    "/customer-fields",
    response=Listed[FieldShown],
    summary="Fields asked of customers",
    operation_id="list_customer_fields",
)
def asked_fields(request: HttpRequest) -> Answer:
    """In the company's order, without those archived."""
    caller_of(request).acting(READ).require("customers.read")
    items = [
        {"key": each.key, "label": each.label, "kind": each.kind.value, "options": list(each.options)}
        for each in customer_fields()
    ]
    return {"items": items, "next": None}


@router.get(
    "/customers/{int:customer_id}/profile",
    response=ProfileShown,
    summary="What is known of a customer",
    operation_id="get_customer_profile",
)
def profile(request: HttpRequest, customer_id: int) -> Answer:
    """Of this very customer, with their own fields."""
    actor = caller_of(request).acting(READ)
    actor.require("customers.read")
    return _profile(get_customer_for(actor, customer_id).pk)


@router.patch(
    "/customers/{int:customer_id}/profile",
    response=ProfileShown,
    summary="Change what is known of a customer",
    operation_id="change_customer_profile",
)
def change_profile(request: HttpRequest, customer_id: int, body: ProfileChange) -> Answer:
    """All of it or nothing."""
    actor = caller_of(request).acting(WRITE)
    given: Answer = body.given(nullable={"born_on", "version"})
    version = given.pop("version", None)
    own = given.pop("custom_fields", {})
    present, _ = own_profile_of(get_customer_for(actor, customer_id).pk)
    wanted = replace(present, **_read(given), own_fields=own)
    describe_customer(customer_id=customer_id, profile=wanted, version=version, by=actor, at=utc_now())
    return _profile(customer_id)


@router.get(
    "/customers/{int:customer_id}/consents",
    response=Listed[ConsentShown],
    summary="What a customer agreed to",
    operation_id="list_consents",
)
def consents(request: HttpRequest, customer_id: int) -> Answer:
    """Of all that is joined with them, the newest first, withdrawn ones too."""
    actor = caller_of(request).acting(READ)
    actor.require("customers.read")
    found = get_customer_for(actor, customer_id)
    return {"items": [_consent(each) for each in consents_of(actor, cluster_of(found.pk))], "next": None}


@router.post(
    "/customers/{int:customer_id}/consents",
    response={201: ConsentShown},
    summary="Record a consent",
    operation_id="record_consent",
)
def new_consent(request: HttpRequest, customer_id: int, body: ConsentGiven) -> HttpResponse:
    """409 when they agreed to it already. Takes an Idempotency-Key."""
    actor, now = caller_of(request).acting(WRITE), utc_now()

    def act() -> Made:
        made = record_consent(
            customer_id=customer_id,
            purpose=body.purpose,
            how=body.how,
            proof=body.proof,
            given_at=_instant(body.given_at) or now,
            by=actor,
            at=now,
        )
        return Made(_consent(made), customer_ids=(customer_id,))

    return made_once(request, act, at=now, located=lambda made: f"{request.path}/{made['id']}")


@router.post(
    "/customers/{int:customer_id}/consents/{int:consent_id}/withdrawal",
    response={201: ConsentShown},
    summary="Withdraw a consent",
    operation_id="withdraw_consent",
)
def withdrawal(
    request: HttpRequest, customer_id: int, consent_id: int, body: ConsentWithdrawal
) -> HttpResponse:
    """From now on. 409 when it was withdrawn already. Takes an Idempotency-Key."""
    actor, now = caller_of(request).acting(WRITE), utc_now()

    def act() -> Made:
        actor.require("customers.manage")
        ids = cluster_of(get_customer_for(actor, customer_id).pk)
        if not any(each.pk == consent_id for each in consents_of(actor, ids)):
            raise NotFound
        done = withdraw_consent(consent_id=consent_id, how=body.how, by=actor, at=now)
        return Made(_consent(done), customer_ids=(customer_id,))

    return made_once(request, act, at=now, located=lambda made: f"{request.path.rsplit('/', 1)[0]}")


def _profile(customer_id: int) -> Answer:
    known, version = own_profile_of(customer_id)
    shown: Answer = {each.name: getattr(known, each.name) for each in fields_of_class(Profile)}
    for name in ("hours_from", "hours_to"):
        shown[name] = shown[name].isoformat("minutes") if shown[name] else ""
    return {**shown, "custom_fields": shown.pop("own_fields"), "version": version}


def _consent(row: Consent) -> Answer:
    return {
        "id": row.pk,
        "purpose": row.purpose,
        "given_at": row.given_at,
        "given_how": row.given_how,
        "proof": row.proof,
        "withdrawn_at": row.withdrawn_at,
        "withdrawn_how": row.withdrawn_how,
    }


def _read(given: Answer) -> Answer:
    """Hours and days as they are written. Raises InvalidInput."""
    field = ""
    try:
        for name in ("hours_from", "hours_to"):
            if name in given:
                field = name
                given[name] = dt.time.fromisoformat(given[name]) if given[name] else None
        if given.get("born_on"):
            field = "born_on"
            given["born_on"] = dt.date.fromisoformat(given["born_on"])
    except ValueError as unreadable:
        raise InvalidInput(fields={field: ANSWER_NOT_DATE}) from unreadable
    return {**given, "born_on": given["born_on"] or None} if "born_on" in given else given


def _instant(text: str | None) -> dt.datetime | None:
    if text is None:
        return None
    try:
        at = dt.datetime.fromisoformat(text)
    except ValueError as unreadable:
        raise InvalidInput(fields={"given_at": ANSWER_NOT_DATE}) from unreadable
    if at.tzinfo is None or not dt.datetime(1900, 1, 1, tzinfo=dt.UTC) <= at:
        raise InvalidInput(fields={"given_at": ANSWER_NOT_DATE})
    return at
