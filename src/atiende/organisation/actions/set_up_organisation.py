"""Write down the company, once."""

from __future__ import annotations

import dataclasses
import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.organisation.errors import AlreadySetUp
from atiende.organisation.events import OrganisationSetUp
from atiende.organisation.models import Organisation
from atiende.organisation.rules.company import CompanyFields, problems_of_company
from atiende.platform.audit import record
from atiende.platform.outbox import emit


def set_up_organisation(*, fields: CompanyFields, by: Actor, at: dt.datetime) -> Organisation:
    """Create the one row. Raises NotPermitted, InvalidInput, and AlreadySetUp when there is a company already."""
    by.require("organisation.manage")
    cleaned = fields.cleaned()
    if problems := problems_of_company(cleaned):
        raise InvalidInput(fields=problems)
    with transaction.atomic():
        company, is_new = Organisation.objects.get_or_create(
            pk=1, defaults={**dataclasses.asdict(cleaned), "set_up_at": at}
        )
        if not is_new:
            raise AlreadySetUp
        record(by=by, verb="organisation.set_up", target_kind="organisation", target_id=company.pk, at=at)
        emit(OrganisationSetUp(set_up_by=by.id))
        return company
