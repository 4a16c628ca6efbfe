"""Note how a customer is addressed, whatever the brand does."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.db import transaction

from atiende.customers.queries import survivor_of
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, gettext_noop
from atiende.organisation.rules.form_of_address import FormOfAddress
from atiende.platform.audit import record
from atiende.playbooks.models import CustomerAddress
from atiende.tickets.queries import get_ticket_for

NOT_A_FORM: Final = gettext_noop("Choose usted, tú or vos.")


def choose_form_of_address(*, number: int, form: str, by: Actor, at: dt.datetime) -> None:
    """Of the customer of this case, for all their cases; empty: as the brand speaks again.

    Raises NotPermitted, NotFound and InvalidInput.
    """
    by.require("tickets.reply")
    if form and form not in {each.value for each in FormOfAddress}:
        raise InvalidInput(fields={"form": NOT_A_FORM})
    with transaction.atomic():
        customer_id = survivor_of(get_ticket_for(by, number).customer_id)
        if form:
            CustomerAddress.objects.update_or_create(customer_id=customer_id, defaults={"form": form})
        else:
            CustomerAddress.objects.filter(customer_id=customer_id).delete()
        record(
            by=by,
            verb="playbooks.form_of_address_chosen",
            target_kind="customer",
            target_id=customer_id,
            fields=["form_of_address"],
            at=at,
        )
