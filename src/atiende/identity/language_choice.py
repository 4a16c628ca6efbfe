"""What a person chooses in the language switch stays with their account, on whatever device they sign in next."""

from __future__ import annotations

from datetime import datetime

from atiende.identity.actions.set_preferences import set_preferences
from atiende.identity.models import User
from atiende.kernel.actors import Actor


def remember_language(user_id: int, language: str, at: datetime) -> None:
    """Handed in to platform, which knows the switch but not the account."""
    user = User.objects.get(pk=user_id)
    set_preferences(user_id=user_id, language=language, by=Actor(id=user.pk, label=user.name), at=at)
