"""Write a line of the authority matrix, or change one."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.identity.queries.roles import role_names
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import Conflict, InvalidInput
from atiende.organisation.errors import LINE_OVERLAPS
from atiende.organisation.events import AuthorityChanged
from atiende.organisation.models import AuthorityLine, Organisation
from atiende.organisation.queries.authority import fields_of_line, get_line_for
from atiende.organisation.rules.authority import UNKNOWN_ROLE, LineFields
from atiende.organisation.rules.staff import changed
from atiende.platform.audit import record
from atiende.platform.outbox import emit


def set_authority(
    *,
    fields: LineFields,
    by: Actor,
    at: dt.datetime,
    line_id: int | None = None,
    version: int | None = None,
) -> AuthorityLine:
    """A new line, or line `line_id` as it is from now on; saving the same again changes nothing.

    Raises NotPermitted, NotFound, InvalidInput (fields; another line for the same on the same days), and Conflict when
    `version` is given and not the present one.
    """
    by.require("organisation.manage")
    cleaned = fields.cleaned()
    problems = cleaned.problems()
    if cleaned.role_id not in dict(role_names()):
        problems["role_id"] = UNKNOWN_ROLE
    if problems:
        raise InvalidInput(fields=problems)
    with transaction.atomic():
        Organisation.objects.select_for_update().first()  # two lines at once could say the same
        names: tuple[str, ...] = ("kind",)
        if line_id is None:
            line, verb = AuthorityLine(), "organisation.authority_added"
        else:
            line = get_line_for(by, line_id, is_locked=True)
            names, verb = changed(fields_of_line(line), cleaned), "organisation.authority_changed"
            if not names:
                return line
            if version is not None and line.version != version:
                raise Conflict
            line.version += 1
        _require_alone(cleaned, line_id)
        for name in LineFields.__slots__:
            setattr(line, name, getattr(cleaned, name))
        line.save()
        record(
            by=by,
            verb=verb,
            target_kind="authority",
            target_id=line.pk,
            fields=names,
            at=at,
            details={
                "kind": cleaned.kind,
                "role_id": cleaned.role_id,
                "limit": "" if cleaned.amount is None else f"{cleaned.amount} {cleaned.currency}",
            },
        )
        emit(AuthorityChanged(line_id=line.pk, changed_by=by.id))
        return line


def _require_alone(cleaned: LineFields, line_id: int | None) -> None:
    others = AuthorityLine.objects.filter(kind=cleaned.kind, role_id=cleaned.role_id).exclude(pk=line_id or 0)
    if any(cleaned.overlaps(fields_of_line(other)) for other in others):
        raise InvalidInput(fields={"role_id": LINE_OVERLAPS})
