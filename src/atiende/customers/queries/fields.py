"""What the company asks of its customers. What is asked is no secret among staff."""

from __future__ import annotations

from atiende.customers.models import CustomerField, CustomerProfile
from atiende.customers.rules.own_fields import FieldKind, OwnField
from atiende.kernel.refusals import NotFound


def customer_fields(*, is_in_use: bool | None = True) -> list[OwnField]:
    """In the company's order, in one query; None: archived ones too."""
    return [
        OwnField(
            key=row.key,
            label=row.label,
            kind=FieldKind(row.kind),
            hint=row.hint,
            options=tuple(row.options),
            is_in_use=row.is_in_use,
        )
        for row in list_customer_fields(is_in_use=is_in_use)
    ]


def list_customer_fields(*, is_in_use: bool | None = True) -> list[CustomerField]:
    rows = CustomerField.objects.order_by("position", "pk")
    return list(rows if is_in_use is None else rows.filter(is_in_use=is_in_use))


def get_customer_field(field_id: int, *, is_locked: bool = False) -> CustomerField:
    """Raises NotFound."""
    rows = CustomerField.objects.select_for_update() if is_locked else CustomerField.objects.all()
    found = rows.filter(pk=field_id).first()
    if found is None:
        raise NotFound
    return found


def is_customer_field_used(key: str) -> bool:
    """Whether any customer has an answer to it; by the index of answers."""
    return CustomerProfile.objects.filter(own_fields__has_key=key).exclude(own_fields={}).exists()
