"""The company's own fields, and how they stand in a case. What is asked is no secret among staff."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from atiende.kernel.refusals import NotFound
from atiende.platform.postgres.reading import read_rows
from atiende.tickets.models import CustomField, Ticket
from atiende.tickets.queries.contact_reasons import reason_tree
from atiende.tickets.rules.conditions import asked_in
from atiende.tickets.rules.field_kinds import Asked, AskedBy, FieldKind

_COLUMNS: Final = """key, label, kind, hint, options, is_needed, is_in_use,
    ARRAY(SELECT link.brand_id FROM tickets_customfieldbrand link WHERE link.field_id = field.id),
    needed_in, reason_ids, when_key, when_values, asked_by, question"""
FIELDS_AS_JSON: Final = f"""SELECT json_agg(json_build_array({_COLUMNS}) ORDER BY position, id)
        FROM tickets_customfield field"""  # noqa: S608  put together of constants
_ASKED: Final = f"""
SELECT {_COLUMNS}, tree
FROM tickets_customfield field
ORDER BY position, id
"""  # noqa: S608  put together of constants


@dataclass(frozen=True, slots=True)
class CaseField:
    """A field in a case. `asked` None: a program noted it under a name that the company did not define.

    `may_change` False: archived, not asked in this brand, or its condition does not hold; it is shown because there is
    an answer.
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
    wanted = set(keys)
    return {each.key: each for each in defined_fields() if each.key in wanted} if wanted else {}


def fields_of_case(
    brand_id: int,
    values: dict[str, object],
    *,
    reason_path: Collection[int] = (),
    defined: list[Asked] | None = None,
) -> list[CaseField]:
    """What is asked in such a case in the company's order, then what else was noted.

    An answer whose field is not asked any more (other brand, archived, its condition holds no longer) stays and is
    shown. In one query; in none where all that is defined was read already.
    """
    if defined is None:
        defined = defined_fields()
    asked = {
        each.key for each in asked_in(defined, brand_id=brand_id, reason_path=reason_path, values=values)
    }
    shown = [
        CaseField(each.key, each.label, values.get(each.key), each, each.key in asked)
        for each in defined
        if each.key in asked or each.key in values
    ]
    known = {each.key for each in defined}
    others = [CaseField(key, key, values[key], None, False) for key in sorted(values.keys() - known)]
    return [*(each for each in shown if each.may_change), *(e for e in shown if not e.may_change), *others]


def fields_of_ticket(
    ticket: Ticket, *, reason_path: Collection[int] | None = None, defined: list[Asked] | None = None
) -> list[CaseField]:
    """The same of a case; `reason_path` and `defined` where they are at hand already."""
    path = reason_path_of(ticket.contact_reason_id) if reason_path is None else reason_path
    return fields_of_case(ticket.brand_id, ticket.custom_fields, reason_path=path, defined=defined)


def asked_of_ticket(ticket: Ticket, *, defined: list[Asked] | None = None) -> list[Asked]:
    """The fields whose brand and condition fit the case as it is; in two queries at most."""
    return asked_in(
        defined_fields() if defined is None else defined,
        brand_id=ticket.brand_id,
        reason_path=reason_path_of(ticket.contact_reason_id),
        values=ticket.custom_fields,
    )


def reason_path_of(reason_id: int | None) -> list[int]:
    """A contact reason and those above it; in one query, or none where there is no reason."""
    return [] if reason_id is None else [each.id for each in reason_tree().path(reason_id)]


def is_field_used(key: str) -> bool:
    """Whether any case has an answer to it; by the index of answers."""
    return Ticket.objects.filter(custom_fields__has_key=key).exclude(custom_fields={}).exists()


def defined_fields() -> list[Asked]:
    """All of them in the company's order, archived ones too, in one query."""
    return [asked_of(*row) for row in read_rows(_ASKED, [])]


def labels_of_fields(keys: Iterable[str]) -> dict[str, str]:
    """What the company calls these; a name that it did not define stands for itself."""
    wanted = set(keys)
    rows = CustomField.objects.filter(key__in=wanted).values_list("key", "label") if wanted else ()
    return {key: key for key in wanted} | dict(rows)


def asked_of(
    key: str,
    label: str,
    kind: str,
    hint: str,
    options: Iterable[str],
    is_needed: bool,
    is_in_use: bool,
    brand_ids: Iterable[int],
    needed_in: Iterable[str],
    reason_ids: Iterable[int],
    when_key: str,
    when_values: Iterable[str],
    asked_by: str,
    question: str,
    tree: str = "",
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
        needed_in=tuple(needed_in),
        reason_ids=frozenset(reason_ids),
        when_key=when_key,
        when_values=tuple(when_values),
        asked_by=AskedBy(asked_by),
        question=question,
        tree=tree,
    )
