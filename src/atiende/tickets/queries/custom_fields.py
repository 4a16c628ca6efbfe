"""The company's own fields, and how they stand in a case. What is asked is no secret among staff."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from atiende.kernel.refusals import NotFound
from atiende.tickets.models import CustomField, Ticket
from atiende.tickets.rules.field_kinds import Asked, FieldKind


@dataclass(frozen=True, slots=True)
class CaseField:
    """A field in a case. `asked` None: a program noted it under a name that the company did not define.

    `may_change` False: archived, or not asked in this brand; it is shown because there is an answer.
    """

    key: str
    label: str
    value: object
    asked: Asked | None
    may_change: bool


def list_custom_fields(*, is_in_use: bool | None = True) -> list[CustomField]:
    """In the company's order with `.brand_links` at hand, in two queries; None: archived ones too."""
    rows = CustomField.objects.order_by("position", "pk").prefetch_related("brand_links")
    return list(rows if is_in_use is None else rows.filter(is_in_use=is_in_use))


def get_custom_field(field_id: int) -> CustomField:
    """With `.brand_links` at hand. Raises NotFound."""
    found = CustomField.objects.filter(pk=field_id).prefetch_related("brand_links").first()
    if found is None:
        raise NotFound
    return found


def asked_under(keys: Iterable[str]) -> dict[str, Asked]:
    """Those of these names that the company defined, archived ones too; in at most two queries."""
    wanted = sorted(set(keys))
    if not wanted:
        return {}
    rows = CustomField.objects.filter(key__in=wanted).prefetch_related("brand_links")
    return {row.key: shown_as_asked(row) for row in rows}


def fields_of_case(brand_id: int, values: dict[str, object]) -> list[CaseField]:
    """What is asked in cases of this brand in the company's order, then what else was noted; in two queries."""
    defined = [shown_as_asked(row) for row in list_custom_fields(is_in_use=None)]
    shown = [
        CaseField(each.key, each.label, values.get(each.key), each, each.is_asked_in(brand_id))
        for each in defined
        if each.is_asked_in(brand_id) or each.key in values
    ]
    known = {each.key for each in defined}
    others = [CaseField(key, key, values[key], None, False) for key in sorted(values.keys() - known)]
    return [*(each for each in shown if each.may_change), *(e for e in shown if not e.may_change), *others]


def missing_to_solve(ticket: Ticket) -> list[str]:
    """The labels of the fields that are needed in this case and not answered, in one query."""
    of_brand = Q(brand_links=None) | Q(brand_links__brand_id=ticket.brand_id)
    rows = CustomField.objects.filter(of_brand, is_in_use=True, is_needed=True).order_by("position", "pk")
    return [label for key, label in rows.values_list("key", "label") if key not in ticket.custom_fields]


def is_field_used(key: str) -> bool:
    """Whether any case has an answer to it; by the index of answers."""
    return Ticket.objects.filter(custom_fields__has_key=key).exclude(custom_fields={}).exists()


def shown_as_asked(row: CustomField) -> Asked:
    return Asked(
        key=row.key,
        label=row.label,
        kind=FieldKind(row.kind),
        hint=row.hint,
        options=tuple(row.options),
        brand_ids=frozenset(link.brand_id for link in row.brand_links.all()),
        is_needed=row.is_needed,
        is_in_use=row.is_in_use,
    )
