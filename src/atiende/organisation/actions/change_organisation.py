"""Change what the company says about itself."""

from __future__ import annotations

import dataclasses
import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import Conflict, InvalidInput
from atiende.organisation.events import OrganisationChanged
from atiende.organisation.models import Organisation
from atiende.organisation.queries import get_organisation_for
from atiende.organisation.rules.company import CompanyFields, problems_of_company
from atiende.organisation.rules.staff import changed
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def change_organisation(*, fields: CompanyFields, version: int, by: Actor, at: dt.datetime) -> Organisation:
    """Saving the same again changes nothing.

    Raises NotPermitted, NotFound before the set-up, InvalidInput, and Conflict when `version` is not the present one.
    """
    by.require("organisation.manage")
    cleaned = fields.cleaned()
    if problems := problems_of_company(cleaned):
        raise InvalidInput(fields=problems)
    with transaction.atomic():
        company = get_organisation_for(by, is_locked=True)
        names = changed(_fields_of(company), cleaned)
        if not names:
            return company
        if company.version != version:
            raise Conflict
        for name in names:
            setattr(company, name, getattr(cleaned, name))
        company.version += 1
        company.save()
        record(
            by=by,
            verb="organisation.changed",
            target_kind="organisation",
            target_id=company.pk,
            fields=names,
            at=at,
        )
        emit(OrganisationChanged(fields=",".join(names), changed_by=by.id))
        signal("organisation:1")
        return company


def _fields_of(company: Organisation) -> CompanyFields:
    names = [field.name for field in dataclasses.fields(CompanyFields)]
    return CompanyFields(**{name: getattr(company, name) for name in names})
