"""Whether what a field's condition names exists."""

from __future__ import annotations

from atiende.kernel.refusals import InvalidInput
from atiende.tickets.errors import FIELD_IN_CIRCLES, FIELD_WHEN_UNKNOWN, UNKNOWN_REASON, UNKNOWN_STATUS
from atiende.tickets.models import TicketStatus
from atiende.tickets.queries.contact_reasons import reason_tree
from atiende.tickets.queries.custom_fields import defined_fields
from atiende.tickets.rules.conditions import goes_in_circles, values_offered
from atiende.tickets.rules.field_definition import FieldDefinition


def require_condition(definition: FieldDefinition, *, key: str) -> None:
    """Of a cleaned definition of the field `key`. Raises InvalidInput naming what is none."""
    found = {}
    if definition.needed_in and not _are_statuses(definition.needed_in):
        found["needed_in"] = UNKNOWN_STATUS
    if definition.reason_ids and not definition.reason_ids <= reason_tree().reasons.keys():
        found["reason_ids"] = UNKNOWN_REASON
    if definition.when_key:
        fields = {each.key: each for each in defined_fields()}
        other = fields.get(definition.when_key)
        if other is None or not set(definition.when_values) <= values_offered(other):
            found["when_values"] = FIELD_WHEN_UNKNOWN
        elif goes_in_circles({each: row.when_key for each, row in fields.items()}, key, other.key):
            found["when_key"] = FIELD_IN_CIRCLES
    if found:
        raise InvalidInput(fields=found)


def _are_statuses(keys: tuple[str, ...]) -> bool:
    return TicketStatus.objects.filter(key__in=keys).count() == len(set(keys))
