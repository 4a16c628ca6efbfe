"""What a role allows reaches whoever holds it, and nobody else."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.utils import timezone

from atiende.identity.models import Role, RoleAssignment, User
from atiende.identity.queries import grants_of
from atiende.identity.rules.grants import ALL_GRANTS

pytestmark = pytest.mark.django_db


def _user(email: str, *roles: str) -> User:
    user = User.objects.create_user(email, name=email)
    for role in Role.objects.filter(code__in=roles):
        RoleAssignment.objects.create(user=user, role=role, assigned_by_id=0, assigned_at=timezone.now())
    return user


def test_builtin_roles_are_written_by_the_migrations() -> None:
    assert set(Role.objects.filter(is_builtin=True).values_list("code", flat=True)) == {
        "administrator",
        "supervisor",
        "agent",
        "light_agent",
        "auditor",
    }


def test_an_administrator_may_do_everything() -> None:
    assert grants_of(_user("ana@example.com", "administrator").pk) == ALL_GRANTS


def test_a_light_agent_reads_and_notes_and_nothing_else() -> None:
    assert grants_of(_user("luz@example.com", "light_agent").pk) == {"tickets.read", "tickets.note"}


def test_an_auditor_only_reads() -> None:
    grants = grants_of(_user("aud@example.com", "auditor").pk)
    assert "audit.read" in grants
    assert all(grant.endswith((".read", ".read_all")) for grant in grants)


def test_roles_add_up() -> None:
    both = grants_of(_user("dos@example.com", "light_agent", "auditor").pk)
    assert {"tickets.note", "audit.read"} <= both


def test_strangers_and_the_disabled_hold_nothing() -> None:
    user = _user("fin@example.com", "administrator")
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert grants_of(user.pk) == frozenset()
    assert grants_of(987654) == frozenset()
    assert grants_of(_user("nadie@example.com").pk) == frozenset()


def test_addresses_are_one_whatever_their_case() -> None:
    assert _user("Marta@Example.COM").email == "marta@example.com"


def test_the_shared_cache_has_its_table() -> None:
    cache.set("greeting", "hola", 60)
    assert cache.get("greeting") == "hola"
