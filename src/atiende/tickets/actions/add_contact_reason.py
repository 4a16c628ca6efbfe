"""Give the company one more reason for which customers write."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Max

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.kernel.text import folded
from atiende.organisation.queries import get_open_brand_for
from atiende.platform.audit import record
from atiende.platform.postgres.uniqueness import refusing_duplicates
from atiende.tickets.errors import REASON_NAME_TAKEN, TOO_MANY_REASONS, UNKNOWN_REASON
from atiende.tickets.models import ContactReason
from atiende.tickets.models.reason_brands import limit_reason_to_brands
from atiende.tickets.queries.assignable import require_team
from atiende.tickets.queries.contact_reasons import reason_tree
from atiende.tickets.rules.contact_reasons import MOST_REASONS, ReasonFields

TAKEN = {"contact_reason_once": ("name_es", REASON_NAME_TAKEN)}


def add_contact_reason(*, fields: ReasonFields, by: Actor, at: dt.datetime) -> ContactReason:
    """It comes last among those beside it. Raises NotPermitted, InvalidInput, NotFound and BrandIsArchived."""
    by.require("settings.manage")
    cleaned = fields.cleaned()
    with transaction.atomic():
        tree = reason_tree()
        problems = cleaned.problems(tree)
        if cleaned.parent_id is not None and cleaned.parent_id not in tree.reasons:
            problems["parent_id"] = UNKNOWN_REASON
        if len(tree.reasons) >= MOST_REASONS:
            problems["name_es"] = TOO_MANY_REASONS
        if problems:
            raise InvalidInput(fields=problems)
        for brand_id in sorted(cleaned.brand_ids):
            get_open_brand_for(by, brand_id)
        if cleaned.team_id is not None:
            require_team(cleaned.team_id)
        last = ContactReason.objects.aggregate(last=Max("position"))["last"] or 0
        reason = ContactReason(
            parent_id=cleaned.parent_id,
            name_es=cleaned.name_es,
            name_en=cleaned.name_en,
            folded_name=folded(cleaned.name_es)[:60],
            team_id=cleaned.team_id,
            priority=cleaned.priority,
            position=min(last + 10, 32_767),
        )
        with refusing_duplicates(InvalidInput, TAKEN):
            reason.save(force_insert=True)
        limit_reason_to_brands(reason, cleaned.brand_ids)
        record(
            by=by,
            verb="tickets.contact_reason_added",
            target_kind="contact_reason",
            target_id=reason.pk,
            at=at,
            details={"parent_id": cleaned.parent_id or 0},
        )
        return reason
