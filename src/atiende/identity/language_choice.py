"""Keeps on the account the language that a signed-in person chooses anywhere on a page."""

from __future__ import annotations

import datetime as dt

from atiende.identity.actions.set_preferences import set_preferences
from atiende.identity.queries import active_user
from atiende.kernel.actors import Actor


def remember_language(user_id: int, language: str, at: dt.datetime) -> None:
    user = active_user(user_id)
    if user is not None:
        by = Actor(id=user.pk, label=user.name)
        set_preferences(user_id=user.pk, language=language, by=by, at=at)
