"""People who sign in, for the screens of customers."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.test import Client

from atiende.identity.models import Role, RoleAssignment
from atiende.organisation.models import Agent, Organisation
from tests.customers.conftest import AT


def company() -> None:
    Organisation.objects.get_or_create(
        name="Nova Hogar", country="ES", time_zone="Europe/Madrid", currency="EUR", set_up_at=AT
    )


def signed_in(role: str = "") -> Client:
    """Somebody of this role; without one, an account and nothing else."""
    user = get_user_model().objects.create_user(f"{role or 'nadie'}@nova.example", name="Ana Beltrán")
    if role:
        Agent.objects.create(user=user, folded_name="ana", display_name="Ana Beltrán", created_at=AT)
        RoleAssignment.objects.create(
            user=user, role=Role.objects.get(code=role), assigned_by_id=0, assigned_at=AT
        )
    client = Client()
    client.force_login(user)
    return client
