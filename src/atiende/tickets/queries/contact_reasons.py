"""The company's contact reasons. What they are called is no secret among staff; the portal shows some of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.db.models import Count
from django.utils.translation import get_language

from atiende.kernel.refusals import InvalidInput, NotFound
from atiende.platform.postgres.reading import read_rows
from atiende.tickets.errors import UNKNOWN_AMONG, UNKNOWN_AND_NONE, UNKNOWN_REASON
from atiende.tickets.models import ContactReason, CustomField, Ticket
from atiende.tickets.queries.counting_some import at_most
from atiende.tickets.rules.contact_reasons import Reason, ReasonTree

_ALL: Final = """
SELECT id, parent_id, name_es, name_en, is_in_use, team_id, priority,
    ARRAY(SELECT link.brand_id FROM tickets_contactreasonbrand link WHERE link.reason_id = reason.id)
FROM tickets_contactreason reason ORDER BY position, id
"""
_SHOWN: Final = 50


@dataclass(frozen=True, slots=True)
class ReasonUse:
    """Where a reason stands: cases (counted to 1,000), reasons right below it, labels of fields that ask for it."""

    cases: int
    below: int
    fields: tuple[str, ...]

    @property
    def is_used(self) -> bool:
        return bool(self.cases or self.below or self.fields)


def reason_tree() -> ReasonTree:
    """All of them, archived ones too, in one query."""
    return ReasonTree.of(
        Reason(
            id=pk,
            parent_id=parent_id,
            name_es=name_es,
            name_en=name_en,
            is_in_use=is_in_use,
            team_id=team_id,
            priority=priority,
            brand_ids=frozenset(brand_ids),
        )
        for pk, parent_id, name_es, name_en, is_in_use, team_id, priority, brand_ids in read_rows(_ALL, [])
    )


def get_contact_reason(reason_id: int) -> ContactReason:
    """With `.brand_links` at hand. Raises NotFound."""
    found = ContactReason.objects.filter(pk=reason_id).prefetch_related("brand_links").first()
    if found is None:
        raise NotFound
    return found


def require_reason(tree: ReasonTree, reason_id: int, *, brand_id: int, field: str = "contact_reason") -> None:
    """Raises InvalidInput for one that is not offered in cases of this brand."""
    if not tree.is_offered(reason_id, brand_id):
        raise InvalidInput(fields={field: UNKNOWN_REASON})


def reason_named(said: int | str, *, field: str = "contact_reason") -> int:
    """By id, path or name, as programs say it. Raises InvalidInput with those that exist."""
    tree = reason_tree()
    found = tree.named(str(said), None)
    if found is not None:
        return found
    names = [each.path for each in tree.offered(None, "es")][:_SHOWN]
    if not names:
        raise InvalidInput(fields={field: UNKNOWN_AND_NONE})
    raise InvalidInput(fields={field: UNKNOWN_AMONG}, choices=", ".join(names))


def names_of_reasons(reason_ids: Iterable[int]) -> dict[int, str]:
    """With those above them, in the language of the request; in one query, or none for none."""
    wanted = set(reason_ids)
    tree = reason_tree() if wanted else ReasonTree()
    return {each: tree.path_name(each, get_language() or "") for each in wanted & tree.reasons.keys()}


def use_of_reason(reason_id: int) -> ReasonUse:
    """In three queries."""
    fields = CustomField.objects.filter(reason_ids__contains=[reason_id]).order_by("position", "pk")
    return ReasonUse(
        cases=at_most(Ticket.objects.filter(contact_reason_id=reason_id)),
        below=ContactReason.objects.filter(parent_id=reason_id).count(),
        fields=tuple(fields.values_list("label", flat=True)),
    )


def fields_of_reasons() -> dict[int, int]:
    """How many fields in use are asked in cases of each reason, where there are any."""
    counted: dict[int, int] = {}
    for ids in CustomField.objects.filter(is_in_use=True).values_list("reason_ids", flat=True):
        for reason_id in ids:
            counted[reason_id] = counted.get(reason_id, 0) + 1
    return counted


def cases_of_reasons() -> dict[int, int]:
    """How many cases each has, all of them counted: for the page where they are set."""
    rows = Ticket.objects.exclude(contact_reason=None).values_list("contact_reason_id")
    return {pk: count for pk, count in rows.annotate(count=Count("pk")).order_by() if pk is not None}
