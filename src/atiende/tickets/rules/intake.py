"""Questions at the beginning of a case: which fields, and which of the answers count."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from atiende.tickets.rules.conditions import asked_in
from atiende.tickets.rules.custom_fields import Value
from atiende.tickets.rules.field_kinds import Asked, AskedBy, FieldKind

_OF_AGENTS_ALONE = frozenset({FieldKind.PRODUCT})


def questions_among(
    fields: Sequence[Asked], *, brand_id: int, reason_path: Collection[int], of_customers: bool
) -> list[Asked]:
    """A question that waits for the answer to another question is among them; one that waits for anything else is not.

    Files are no questions: they are attached to the message. Customers are not asked for products of the catalogue.
    """
    asking = {AskedBy.EVERYBODY} if of_customers else {AskedBy.AGENTS, AskedBy.EVERYBODY}
    found = [
        each
        for each in fields
        if each.asked_by in asking
        and each.kind != FieldKind.FILE
        and not (of_customers and each.kind in _OF_AGENTS_ALONE)
        and each.is_asked_in(brand_id)
        and (not each.reason_ids or each.reason_ids & set(reason_path))
    ]
    keys = {each.key for each in found}
    return [each for each in found if not each.when_key or each.when_key in keys]


def answers_that_count(
    questions: Sequence[Asked], answers: Mapping[str, Value], *, brand_id: int, reason_path: Collection[int]
) -> dict[str, Value]:
    """Without empty ones, and without those to questions that the other answers leave unasked."""
    given = {key: value for key, value in answers.items() if value not in (None, "", [])}
    asked = asked_in(questions, brand_id=brand_id, reason_path=reason_path, values=given)
    keys = {each.key for each in asked}
    return {key: value for key, value in given.items() if key in keys}
