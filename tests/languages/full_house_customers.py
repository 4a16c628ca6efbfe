"""Customers of whom everything is known, and two that look like one."""

from __future__ import annotations

import datetime as dt
from typing import Any

from atiende.customers.actions.add_customer_field import add_customer_field
from atiende.customers.actions.archive_customer_field import archive_customer_field
from atiende.customers.actions.describe_customer import describe_customer
from atiende.customers.actions.identify_customer import identify_customer
from atiende.customers.actions.note_on_customer import note_on_customer
from atiende.customers.actions.propose_duplicates import propose_duplicates
from atiende.customers.actions.record_consent import record_consent
from atiende.customers.actions.withdraw_consent import withdraw_consent
from atiende.customers.rules.own_fields import FieldKind, OwnFieldDefinition
from atiende.customers.rules.profile import Profile
from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.platform.search import remember_search

_ANSWERS = {"text": "Xyz", "number": 1284.5, "date": "2026-11-03", "yes_no": True, "choices": ["Xyz A"]}


def fill(administrator: Any, rows: dict[str, Any]) -> dict[str, Any]:
    """Answers with a note, a consent that stands, and the fields."""
    now, marta = utc_now(), rows["customers"]["marta"]
    fields = [
        add_customer_field(
            definition=OwnFieldDefinition(
                label=f"Xyz {kind.value}", kind=kind, hint="Xyz", options=("Xyz A", "Xyz B")
            ),
            by=SYSTEM,
            at=now,
        )
        for kind in FieldKind
    ]
    known = {f"xyz_{kind}": value for kind, value in _ANSWERS.items()}
    profile = Profile(
        preferred_channel="phone",
        hours_from=dt.time(9),
        hours_to=dt.time(13),
        form_of_address="vos",
        born_on=dt.date(1984, 5, 31),
        gender="other",
        country="ES",
        region="Xyz",
        city="Xyz",
        own_fields=known,
    )
    describe_customer(customer_id=marta, profile=profile, by=SYSTEM, at=now)
    archive_customer_field(field_id=fields[0].pk, by=SYSTEM, at=now)
    note_on_customer(customer_id=marta, text="Xyz", is_pinned=True, by=SYSTEM, at=now)
    note = note_on_customer(customer_id=marta, text="Xyz", by=SYSTEM, at=now)
    given = [
        record_consent(
            customer_id=marta, purpose=purpose, how="call", proof="Xyz", given_at=now, by=SYSTEM, at=now
        )
        for purpose in ("marketing", "surveys")
    ]
    withdraw_consent(consent_id=given[0].pk, how="mail", by=SYSTEM, at=now)
    for number in range(2):
        identify_customer(kind="email", value=f"xyz+{number}@xyz.example", name="Xyz", by=SYSTEM, at=now)
    propose_duplicates(by=SYSTEM, at=now)
    remember_search(user_id=administrator.pk, text="Xyz", at=now)
    return {"customer_note": note, "consent": given[1], "customer_fields": fields}


def examples(rows: dict[str, Any]) -> dict[str, list[tuple[object, ...]]]:
    """For each address with parameters that shows a page: whose pages to open."""
    of_marta, fields = [(rows["customers"]["marta"],)], rows["customer_fields"]
    return {
        "desk:customer_profile": of_marta,
        "desk:customer_consents": of_marta,
        "desk:customer_history": [*of_marta, (rows["customers"]["acme"],)],
        "desk:ticket_customer": [(rows["case"].number,), (rows["long"].number,)],
        "console:customer_field": [(fields[0].pk,), (fields[-1].pk,)],
    }


def asked(rows: dict[str, Any]) -> list[str]:
    """Addresses of pages that change with what is asked of them."""
    marta = f"/desk/customers/{rows['customers']['marta']}/history/"
    return [
        *(f"{marta}?kind={kind}" for kind in ("cases", "messages", "orders", "customer")),
        f"{marta}?since=2199-01-01",
        "/desk/search/complete?q=",
        "/desk/search/complete?q=estado:",
        "/desk/palette?q=xyz",
    ]
