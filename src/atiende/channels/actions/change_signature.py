"""Write what stands below one's mails, or below those of a brand."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction

from atiende.channels.models import Signature
from atiende.channels.queries.signatures import BRAND_GRANT, OWN_GRANT
from atiende.channels.rules.signatures import problem_of
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import Conflict, InvalidInput, NotFound
from atiende.organisation.queries import get_brand_for
from atiende.platform.audit import record
from atiende.tickets.rules.formatting import written


def change_signature(
    *, brand_id: int | None, text: str, html: str = "", version: int, by: Actor, at: dt.datetime
) -> None:
    """Of the brand, or (None) of the actor themselves; empty: none of their own. With `html` the text is made from it.

    `version` 0: there was none. Raises NotPermitted, NotFound, InvalidInput, and Conflict when it is not the present
    one.
    """
    by.require(OWN_GRANT if brand_id is None else BRAND_GRANT)
    words = written(text, html)
    said = words.text.strip()
    if problem := problem_of(said, words.html):
        raise InvalidInput(fields={"text": problem})
    with transaction.atomic():
        if brand_id is not None:
            get_brand_for(by, brand_id)
            if not by.serves(brand_id):
                raise NotFound
        whose: dict[str, Any] = {"brand_id": brand_id, "agent_id": by.id if brand_id is None else None}
        row = Signature.objects.select_for_update().filter(**whose).first()
        if version != (row.version if row else 0):
            raise Conflict
        if not said:
            Signature.objects.filter(**whose).delete()
        else:
            Signature.objects.update_or_create(
                **whose, defaults={"text": said, "html": words.html, "version": version + 1}
            )
        record(
            by=by,
            verb="channels.signature_changed",
            target_kind="user" if brand_id is None else "brand",
            target_id=by.id if brand_id is None else brand_id,
            fields=["text"],
            at=at,
        )
