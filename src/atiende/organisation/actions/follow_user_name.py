"""Keep an agent's place in lists and searches in step with the user's name."""

from __future__ import annotations

from django.db import transaction

from atiende.identity.queries import active_user
from atiende.kernel.text import folded
from atiende.organisation.models import Agent


def follow_user_name(*, user_id: int) -> None:
    """The name that customers see stays as it was. Nothing happens for an unknown or disabled user."""
    user = active_user(user_id)
    if user is not None:
        with transaction.atomic():
            Agent.objects.filter(pk=user.pk).update(folded_name=folded(user.name)[:150])
