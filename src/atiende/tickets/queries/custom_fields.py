"""The company's own fields, and how they stand in a case. What is asked is no secret among staff."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from atiende.kernel.refusals import NotFound
from atiende.platform.postgres.reading import read_rows
from atiende.tickets.models import CustomField, Ticket
from atiende.tickets.rules.field_kinds import Asked, FieldKind

_ASKED = """
SELECT key, label, kind, hint, options, is_needed, is_in_use,
    ARRAY(SELECT link.brand_id FROM tickets_customfieldbrand link WHERE link.field_id = field.id)
FROM tickets_customfield field
WHERE %s::text[] IS NULL OR key = ANY (%s::text[])
ORDER BY position, id
"""


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
    """Those of these names that the company defined, archived ones too; in one query at most."""
    wanted = sorted(set(keys))
    return {each.key: each for each in _asked(wanted)} if wanted else {}


def fields_of_case(
    brand_id: int, values: dict[str, object], *, defined: list[Asked] | None = None
) -> list[CaseField]:
    """What is asked in cases of this brand in the company's order, then what else was noted.

    In one query; in none where all that is defined was read already.
    """
    if defined is None:
        defined = defined_fields()
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


def defined_fields() -> list[Asked]:
    """All of them in the company's order, archived ones too, in one query."""
    return _asked(None)


def labels_of_fields(keys: Iterable[str]) -> dict[str, str]:
    """What the company calls these; a name that it did not define stands for itself."""
    wanted = set(keys)
    return {key: key for key in wanted} | {key: each.label for key, each in asked_under(wanted).items()}


def _asked(keys: list[str] | None) -> list[Asked]:
    return [asked_of(*row) for row in read_rows(_ASKED, [keys, keys])]


def asked_of(
    key: str,
    label: str,
    kind: str,
    hint: str,
    options: Iterable[str],
    is_needed: bool,
    is_in_use: bool,
    brand_ids: Iterable[int],
) -> Asked:
    """Of what a row says."""
    return Asked(
        key=key,
        label=label,
        kind=FieldKind(kind),
        hint=hint,
        options=tuple(options),
        is_needed=is_needed,
        is_in_use=is_in_use,
        brand_ids=frozenset(brand_ids),
    )
