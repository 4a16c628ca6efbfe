"""The company's own fields of the full house: one of each kind, answered or not, one archived; a product, an order."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from atiende.catalogue.actions.save_order import save_order
from atiende.catalogue.actions.save_products import save_products
from atiende.catalogue.rules.fields import LineFields, OrderFields, ProductFields
from atiende.kernel.actors import SYSTEM
from atiende.tickets.actions.add_custom_field import add_custom_field
from atiende.tickets.actions.archive_custom_field import archive_custom_field
from atiende.tickets.actions.change_custom_fields import change_custom_fields
from atiende.tickets.models import Ticket
from atiende.tickets.rules.field_definition import FieldDefinition
from atiende.tickets.rules.field_kinds import FieldKind

_ANSWERS = {"text": "Xyz", "number": 1284.5, "date": "2026-11-03", "yes_no": True, "choices": ["Xyz A"]}


def fill(case: Ticket, brand_id: int, now: dt.datetime) -> dict[str, Any]:
    """Answers with the fields."""
    fields = [
        add_custom_field(
            definition=FieldDefinition(
                label=f"Xyz {kind.value}",
                kind=kind,
                hint="Xyz",
                options=("EUR",) if kind == FieldKind.MONEY else ("Xyz A", "Xyz B"),
                tree="Xyz A\n  Xyz B" if kind == FieldKind.CASCADE else "",
                is_needed=kind in (FieldKind.TEXT, FieldKind.CHOICE),
                brand_ids=frozenset({brand_id} if kind == FieldKind.LONG_TEXT else ()),
            ),
            by=SYSTEM,
            at=now,
        )
        for kind in FieldKind
    ]
    known = {f"xyz_{kind}": value for kind, value in _ANSWERS.items()}
    change_custom_fields(ticket_id=case.pk, values={**known, "xyz": "Xyz"}, by=SYSTEM, at=now)
    archive_custom_field(field_id=fields[2].pk, by=SYSTEM, at=now)
    save_products(
        products=[ProductFields(sku="XYZ", name="Xyz", price=Decimal("12.5"), currency="EUR")],
        by=SYSTEM,
        at=now,
    )
    save_order(
        order=OrderFields(
            number="XYZ-1", customer_kind="email", customer="rosa@correo.example", placed_on=now.date(),
            state="Xyz", total=Decimal(25), currency="EUR", lines=(LineFields(sku="XYZ", quantity=Decimal(2)),),
        ),
        by=SYSTEM,
        at=now,
    )  # fmt: skip
    return {"fields": fields}
