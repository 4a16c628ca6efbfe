"""Creating, changing and shutting out people: who may, and what remains."""

from __future__ import annotations

import pytest
from django.db import connection

from atiende.identity.actions.change_email import change_email
from atiende.identity.actions.change_roles import change_roles
from atiende.identity.actions.create_role import create_role
from atiende.identity.actions.create_user import create_user
from atiende.identity.actions.disable_user import disable_user
from atiende.identity.actions.enable_user import enable_user
from atiende.identity.actions.remove_user import remove_user
from atiende.identity.actions.rename_user import rename_user
from atiende.identity.actions.reset_second_factor import reset_second_factor
from atiende.identity.errors import EmailTaken, GrantNotHeld, LastAdministrator
from atiende.identity.models import User
from atiende.identity.queries import get_for, grants_of, list_users
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, NotFound, NotPermitted
from tests.identity.people import NOW, PASSWORD, acting, person

pytestmark = pytest.mark.django_db


def _audit(verb: str) -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT target_id, details::text FROM platform_audit_entry WHERE verb = %s ORDER BY id", [verb]
        )
        return list(cursor.fetchall())


def _events(name: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM platform_event WHERE name = %s", [name])
        return int(cursor.fetchone()[0])


@pytest.fixture
def admin() -> Actor:
    return acting(person("ana@example.com", "administrator"))


def test_an_administrator_creates_a_colleague(admin: Actor) -> None:
    user = create_user(
        email=" Carlos@Example.com ",
        name="Carlos\u202e <script>alert(1)</script>",
        password=PASSWORD,
        role_codes=["agent"],
        by=admin,
        at=NOW,
    )
    assert user.email == "carlos@example.com"
    assert user.name == "Carlos <script>alert(1)</script>"
    assert user.check_password(PASSWORD)
    assert "tickets.reply" in grants_of(user.pk)
    assert _audit("identity.user_created")[-1][0] == str(user.pk)
    assert _events("identity.user_created.v1") == 2


def test_the_audit_holds_no_address_and_no_name(admin: Actor) -> None:
    person("secreta@example.com", name="Persona Secreta")
    assert "ecreta" not in str(_audit("identity.user_created"))


@pytest.mark.parametrize("role", ["supervisor", "agent", "light_agent", "auditor"])
def test_nobody_else_manages_people(role: str) -> None:
    by = acting(person("otra@example.com", role))
    victim = person("victima@example.com")
    with pytest.raises(NotPermitted):
        create_user(email="x@example.com", name="X", password=None, role_codes=["agent"], by=by, at=NOW)
    with pytest.raises(NotPermitted):
        change_roles(user_id=victim.pk, role_codes=["administrator"], by=by, at=NOW)
    with pytest.raises(NotPermitted):
        change_roles(user_id=by.id, role_codes=["administrator"], by=by, at=NOW)
    for action in (disable_user, enable_user, remove_user, reset_second_factor):
        with pytest.raises(NotPermitted):
            action(user_id=victim.pk, by=by, at=NOW)
    with pytest.raises(NotPermitted):
        rename_user(user_id=victim.pk, name="Otra", by=by, at=NOW)
    with pytest.raises(NotPermitted):
        change_email(user_id=victim.pk, email="mia@example.com", by=by, at=NOW)


def test_people_see_themselves_and_managers_see_all(admin: Actor) -> None:
    carlos = person("carlos@example.com")
    other = person("otra@example.com")
    assert [user.pk for user in list_users(acting(carlos))] == [carlos.pk]
    assert get_for(acting(carlos), carlos.pk) == carlos
    with pytest.raises(NotFound):
        get_for(acting(carlos), other.pk)
    assert len(list_users(admin)) == 3


def test_a_page_of_people_costs_the_same_for_3_and_for_30(
    admin: Actor, django_assert_num_queries: object
) -> None:
    for number in range(5):
        person(f"a{number}@example.com")
    with django_assert_num_queries(3):  # type: ignore[operator]
        list_users(admin)
    for number in range(25):
        person(f"b{number}@example.com")
    with django_assert_num_queries(3):  # type: ignore[operator]
        first = list_users(admin, limit=20)
    rest = list_users(admin, after=(first[-1].name, first[-1].pk))
    assert len(first) + len(rest) == 31
    assert not {user.pk for user in first} & {user.pk for user in rest}


def test_one_may_rename_oneself() -> None:
    carlos = person("carlos@example.com")
    rename_user(user_id=carlos.pk, name="Carlos Ruiz", by=acting(carlos), at=NOW)
    carlos.refresh_from_db()
    assert carlos.name == "Carlos Ruiz"
    assert _events("identity.user_renamed.v1") == 1


def test_addresses_stay_unique_whatever_their_case(admin: Actor) -> None:
    carlos = person("carlos@example.com")
    with pytest.raises(EmailTaken):
        create_user(
            email="CARLOS@example.com", name="C", password=None, role_codes=["agent"], by=admin, at=NOW
        )
    with pytest.raises(EmailTaken):
        change_email(user_id=carlos.pk, email="Ana@Example.com", by=admin, at=NOW)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("email", "no-address"),
        ("email", "a@b"),
        ("email", "a b@example.com"),
        ("email", "a@example.com\nBcc: all@example.com"),
        ("name", " \u202e\n "),
        ("password", "short"),
        ("password", "1234567890"),
        ("password", "x" * 257),
        ("role_codes", ["nobody"]),
        ("role_codes", []),
        ("language", "xx"),
        ("time_zone", "../../etc/passwd"),
    ],
)
def test_bad_input_names_its_field(admin: Actor, field: str, value: object) -> None:
    good = {"email": "c@example.com", "name": "C", "password": PASSWORD, "role_codes": ["agent"]}
    with pytest.raises(InvalidInput) as refused:
        create_user(**{**good, field: value}, by=admin, at=NOW)  # type: ignore[arg-type]
    assert list(refused.value.fields) == [field.replace("role_codes", "roles")]
    assert User.objects.count() == 1


def test_the_last_administrator_cannot_leave(admin: Actor) -> None:
    with pytest.raises(LastAdministrator):
        change_roles(user_id=admin.id, role_codes=["agent"], by=admin, at=NOW)
    with pytest.raises(LastAdministrator):
        disable_user(user_id=admin.id, by=admin, at=NOW)
    with pytest.raises(LastAdministrator):
        remove_user(user_id=admin.id, by=admin, at=NOW)
    assert "people.manage" in grants_of(admin.id)
    assert _audit("identity.user_removed") == []


def test_with_a_second_administrator_the_first_may_leave(admin: Actor) -> None:
    person("bea@example.com", "administrator")
    change_roles(user_id=admin.id, role_codes=["agent"], by=admin, at=NOW)
    assert "people.manage" not in grants_of(admin.id)


def test_nobody_gives_or_commands_more_than_they_hold(admin: Actor) -> None:
    create_role(name="Personas", grants=["people.manage", "tickets.read"], by=admin, at=NOW)
    manager = acting(person("pia@example.com", "personas"))
    victim = person("eva@example.com", "personas")
    with pytest.raises(GrantNotHeld):
        change_roles(user_id=victim.pk, role_codes=["administrator"], by=manager, at=NOW)
    with pytest.raises(GrantNotHeld):
        change_roles(user_id=admin.id, role_codes=["personas"], by=manager, at=NOW)
    with pytest.raises(GrantNotHeld):
        disable_user(user_id=admin.id, by=manager, at=NOW)
    with pytest.raises(GrantNotHeld):
        change_email(user_id=admin.id, email="pia2@example.com", by=manager, at=NOW)
    with pytest.raises(GrantNotHeld):
        reset_second_factor(user_id=admin.id, by=manager, at=NOW)
    disable_user(user_id=victim.pk, by=manager, at=NOW)
    assert grants_of(victim.pk) == frozenset()


def test_a_disabled_person_comes_back_with_their_roles(admin: Actor) -> None:
    carlos = person("carlos@example.com")
    disable_user(user_id=carlos.pk, by=admin, at=NOW)
    assert grants_of(carlos.pk) == frozenset()
    enable_user(user_id=carlos.pk, by=admin, at=NOW)
    assert "tickets.reply" in grants_of(carlos.pk)
    assert _events("identity.user_disabled.v1") == _events("identity.user_enabled.v1") == 1


def test_a_removed_person_leaves_only_a_number(admin: Actor) -> None:
    carlos = person("carlos@example.com")
    remove_user(user_id=carlos.pk, by=admin, at=NOW)
    assert not User.objects.filter(pk=carlos.pk).exists()
    assert _audit("identity.user_removed")[0][0] == str(carlos.pk)
    with pytest.raises(NotFound):
        rename_user(user_id=carlos.pk, name="X", by=admin, at=NOW)
