"""Call a contact reason something else, put it elsewhere in the tree, or decide otherwise for its cases."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import Conflict, InvalidInput, NotFound
from atiende.kernel.text import folded
from atiende.organisation.queries import get_open_brand_for
from atiende.platform.audit import record
from atiende.platform.postgres.uniqueness import refusing_duplicates
from atiende.tickets.actions.add_contact_reason import TAKEN
from atiende.tickets.errors import UNKNOWN_REASON
from atiende.tickets.models import ContactReason
from atiende.tickets.models.reason_brands import limit_reason_to_brands
from atiende.tickets.queries.assignable import require_team
from atiende.tickets.queries.contact_reasons import reason_tree
from atiende.tickets.rules.contact_reasons import ReasonFields

_COLUMNS = ("name_es", "name_en", "parent_id", "brand_ids", "team_id", "priority")


def revise_contact_reason(
    *, reason_id: int, fields: ReasonFields, version: int, by: Actor, at: dt.datetime
) -> ContactReason:
    """Cases keep it, whatever it is called. The same changes nothing.

    Raises NotPermitted, NotFound, InvalidInput, BrandIsArchived, and Conflict when `version` is not the present one.
    """
    by.require("settings.manage")
    cleaned = fields.cleaned()
    with transaction.atomic():
        reason = ContactReason.objects.select_for_update().filter(pk=reason_id).first()
        if reason is None:
            raise NotFound
        tree = reason_tree()
        problems = cleaned.problems(tree, own_id=reason_id)
        if cleaned.parent_id is not None and cleaned.parent_id not in tree.reasons:
            problems["parent_id"] = UNKNOWN_REASON
        if problems:
            raise InvalidInput(fields=problems)
        present = _present(reason)
        names = [name for name in _COLUMNS if getattr(present, name) != getattr(cleaned, name)]
        if not names:
            return reason
        if reason.version != version:
            raise Conflict
        for brand_id in sorted(cleaned.brand_ids - present.brand_ids):
            get_open_brand_for(by, brand_id)
        if cleaned.team_id not in (None, reason.team_id):
            require_team(cleaned.team_id)
        _write(reason, cleaned)
        record(
            by=by,
            verb="tickets.contact_reason_revised",
            target_kind="contact_reason",
            target_id=reason_id,
            fields=names,
            at=at,
        )
        return reason


def _present(reason: ContactReason) -> ReasonFields:
    return ReasonFields(
        name_es=reason.name_es,
        name_en=reason.name_en,
        parent_id=reason.parent_id,
        brand_ids=frozenset(reason.brand_links.values_list("brand_id", flat=True)),
        team_id=reason.team_id,
        priority=reason.priority,
    )


def _write(reason: ContactReason, cleaned: ReasonFields) -> None:
    reason.name_es, reason.name_en = cleaned.name_es, cleaned.name_en
    reason.folded_name = folded(cleaned.name_es)[:60]
    reason.parent_id, reason.team_id, reason.priority = cleaned.parent_id, cleaned.team_id, cleaned.priority
    reason.version += 1
    with refusing_duplicates(InvalidInput, TAKEN):
        reason.save()
    limit_reason_to_brands(reason, cleaned.brand_ids)
