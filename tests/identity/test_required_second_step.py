"""A role may require a second step: who has none sets one up before anything else."""

from __future__ import annotations

import pytest
from django.test import Client

from atiende.identity.actions.create_token import create_token
from atiende.identity.actions.require_second_step import require_second_step
from atiende.identity.builtin_roles import write_builtin_roles
from atiende.identity.errors import GrantNotHeld
from atiende.identity.models import Role, User
from atiende.kernel.actors import Actor
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotPermitted
from atiende.platform.models import AuditEntry, OutboxEvent
from tests.identity.people import NOW, PASSWORD, acting, person
from tests.identity.test_second_factor import HOST, at, code_of, sign_in

__all__ = ["at"]
pytestmark = pytest.mark.django_db
STEP = "/account/second-step/"


@pytest.fixture
def ana(at: list[float]) -> User:
    return person("ana@example.com", "supervisor", name="Ana", password=PASSWORD, language="en")


@pytest.fixture
def boss(ana: User) -> Actor:
    return acting(person("bea@example.com", "administrator", name="Bea"))


def require(boss: Actor, code: str = "supervisor", *, is_required: bool = True) -> None:
    role_id = Role.objects.get(code=code).pk
    require_second_step(role_id=role_id, is_required=is_required, by=boss, at=NOW)


def test_who_signs_in_is_led_to_set_one_up_and_then_goes_on(
    client: Client, ana: User, boss: Actor, at: list[float]
) -> None:
    require(boss)
    sign_in(client)
    for path in ("/desk/", "/account/profile/", "/account/tokens/", "/console/", "/"):
        assert client.get(path, headers=HOST)["Location"] == STEP, path
    page = client.get(STEP, headers=HOST)
    assert "/account/2fa/totp/activate/" in page.content.decode()
    client.post("/account/reauthenticate/", {"password": PASSWORD}, headers=HOST)
    secret = str(client.get("/account/2fa/totp/activate/", headers=HOST).context["form"].secret)
    typed = {"code": code_of(secret, at[0])}
    assert client.post("/account/2fa/totp/activate/", typed, headers=HOST).status_code == 302
    assert client.get("/desk/", headers=HOST).status_code == 200
    assert client.get(STEP, headers=HOST)["Location"] == "/desk/"


def test_who_is_signed_in_already_is_asked_at_the_next_page(client: Client, ana: User, boss: Actor) -> None:
    sign_in(client)
    assert client.get("/desk/", headers=HOST).status_code == 200
    require(boss)
    assert client.get("/desk/", headers=HOST)["Location"] == STEP
    require(boss, is_required=False)
    assert client.get("/desk/", headers=HOST).status_code == 200


def test_a_script_is_told_where_to_go_and_nothing_is_done_meanwhile(
    client: Client, ana: User, boss: Actor
) -> None:
    sign_in(client)
    require(boss)
    answer = client.get("/desk/", headers={**HOST, "HX-Request": "true"})
    assert (answer.status_code, answer["HX-Redirect"]) == (204, STEP)
    client.post("/account/profile/", {"name": "Eva", "language": "en", "time_zone": "UTC"}, headers=HOST)
    ana.refresh_from_db()
    assert ana.name == "Ana"


def test_one_can_always_sign_out(client: Client, ana: User, boss: Actor) -> None:
    require(boss)
    sign_in(client)
    client.post("/account/logout/", headers=HOST)
    assert "_auth_user_id" not in client.session


def test_other_roles_are_not_asked(client: Client, ana: User, boss: Actor) -> None:
    require(boss, "administrator")
    sign_in(client)
    assert client.get("/desk/", headers=HOST).status_code == 200


def test_programs_with_a_token_go_on(client: Client, ana: User, boss: Actor) -> None:
    _token, raw = create_token(
        user_id=ana.pk, name="import", scopes=["tickets:read"], expires_at=None, by=acting(ana), at=utc_now()
    )
    require(boss)
    answer = Client().get("/api/v1/me", headers={**HOST, "authorization": f"Bearer {raw}"})
    assert answer.status_code == 200


def test_it_is_audited_once_and_announced(boss: Actor) -> None:
    require(boss)
    require(boss)
    entry = AuditEntry.objects.get(verb="identity.second_step_required")
    assert (entry.actor_id, entry.fields, entry.details) == (
        boss.id,
        ["requires_second_step"],
        {"is_required": True},
    )
    assert OutboxEvent.objects.filter(name="identity.role_changed.v1").count() == 1


def test_a_new_release_keeps_what_was_chosen_for_a_built_in_role(boss: Actor) -> None:
    require(boss)
    write_builtin_roles()
    assert Role.objects.get(code="supervisor").requires_second_step


def test_only_who_manages_people_and_holds_what_the_role_gives_may_choose(ana: User) -> None:
    manager = Actor(id=9, label="Eva", grants=frozenset({"people.manage"}))
    with pytest.raises(NotPermitted):
        require(acting(ana))
    with pytest.raises(GrantNotHeld):
        require(manager, "administrator", is_required=True)
