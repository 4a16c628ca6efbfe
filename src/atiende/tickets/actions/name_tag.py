"""Give the company a tag before anybody uses it."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.kernel.text import folded
from atiende.platform.audit import record
from atiende.tickets.errors import TAG_MISSING
from atiende.tickets.models import Tag
from atiende.tickets.rules.cleaning import clean_line


def name_tag(*, name: str, by: Actor, at: dt.datetime) -> Tag:
    """One that is there already stays as it is written. Raises NotPermitted and InvalidInput."""
    by.require("settings.manage")
    line = clean_line(name, limit=60)
    key = folded(line)[:60]
    if not key:
        raise InvalidInput(fields={"name": TAG_MISSING})
    with transaction.atomic():
        tag, is_new = Tag.objects.get_or_create(folded_name=key, defaults={"name": line})
        if is_new:
            record(by=by, verb="tickets.tag_named", target_kind="tag", target_id=tag.pk, at=at)
        return tag
