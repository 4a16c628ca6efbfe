"""Remember what was typed in a step of the set-up, so that it goes on where it was broken off."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db import transaction

from atiende.kernel.refusals import Conflict, gettext_noop
from atiende.organisation.errors import AlreadySetUp
from atiende.organisation.models import Organisation, SetUpProgress


class SetUpElsewhere(Conflict):
    code = "set_up_elsewhere"
    message = gettext_noop("This installation is being set up in another browser.")


def keep_set_up_answers(
    *,
    holder: str,
    at: dt.datetime,
    step: str = "",
    answers: Mapping[str, str | bool] | None = None,
    takes_over: bool = False,
    administrator_id: int | None = None,
) -> SetUpProgress:
    """Merge the answers of one step. `holder` is a digest that names the browser.

    Raises AlreadySetUp once there is a company, and SetUpElsewhere when another browser holds the set-up and this
    one does not take it over; nobody takes over once the first administrator exists, except by signing in as them.
    """
    with transaction.atomic():
        if Organisation.objects.exists():
            raise AlreadySetUp
        SetUpProgress.objects.get_or_create(pk=1, defaults={"holder": holder, "saved_at": at})
        progress = SetUpProgress.objects.select_for_update().get(pk=1)
        if progress.holder != holder and not takes_over:
            raise SetUpElsewhere
        progress.holder = holder
        progress.saved_at = at
        if step:
            progress.answers[step] = dict(answers or {})
        if administrator_id is not None:
            progress.administrator_id = administrator_id
        progress.save()
        return progress
