"""`atiende user …` and `atiende token …`: what they print, and how they refuse."""

from __future__ import annotations

import argparse
import io
import json
from typing import Any

import pytest

from atiende.identity.models import User
from atiende.identity.queries import authenticate_token, grants_of
from atiende.kernel.clock import utc_now
from atiende.site.command_line.work import people
from tests.identity.people import PASSWORD, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Any:
    return lambda text: monkeypatch.setattr("sys.stdin", io.StringIO(text))


def _create(**more: Any) -> int:
    given = {"email": "ana@example.com", "name": "Ana", "role": ["administrator"], "language": "es", **more}
    return people.create_person(argparse.Namespace(**given))


def test_create_a_person_with_the_password_from_standard_input(typed: Any) -> None:
    typed(f"{PASSWORD}\n")
    assert _create() == 0
    user = User.objects.get(email="ana@example.com")
    assert user.check_password(PASSWORD)
    assert "people.manage" in grants_of(user.pk)


def test_without_a_language_it_is_the_companys(typed: Any) -> None:
    """A server's own locale says nothing of the people who work there."""
    typed(f"{PASSWORD}\n")
    assert _create(language="") == 0
    assert User.objects.get(email="ana@example.com").language == "es"


@pytest.mark.parametrize(
    ("more", "password"),
    [
        ({}, "short\n"),
        ({"email": "nothing"}, PASSWORD),
        ({"role": ["king"]}, PASSWORD),
        ({"name": "  "}, PASSWORD),
        ({"language": "xx"}, PASSWORD),
        ({}, b"\xff\xfe of ten letters and more".decode(errors="surrogateescape")),
    ],
)
def test_bad_input_is_refused_in_one_sentence(
    typed: Any, capsys: pytest.CaptureFixture[str], more: dict[str, Any], password: str
) -> None:
    typed(password)
    assert _create(**more) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.strip().splitlines()) == 1
    assert "marcados" not in told.err
    assert not User.objects.exists()


def test_a_token_stands_alone_on_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    user = person("carlos@example.com")
    given = argparse.Namespace(
        user="Carlos@example.com", scope=["tickets:read", "admin"], name="ERP", days=0, network=[]
    )
    assert people.make_token(given) == 0
    raw = capsys.readouterr().out
    assert raw.count("\n") == 1
    assert authenticate_token(raw.strip(), utc_now()) == (user, {"tickets:read", "admin"})
    assert people.end_token(argparse.Namespace(prefix=raw[:10])) == 0
    assert authenticate_token(raw.strip(), utc_now()) is None


@pytest.mark.parametrize(("user", "scope"), [("nobody@example.com", "admin"), ("carlos@example.com", "root")])
def test_a_token_for_nobody_or_for_nothing_known(
    capsys: pytest.CaptureFixture[str], user: str, scope: str
) -> None:
    person("carlos@example.com")
    assert people.make_token(argparse.Namespace(user=user, scope=[scope], name="x", days=0, network=[])) == 1
    assert capsys.readouterr().out == ""


def test_what_may_be_chosen_is_said(typed: Any, capsys: pytest.CaptureFixture[str]) -> None:
    typed(PASSWORD)
    assert _create(role=["agent", "king"]) == 1
    told = capsys.readouterr().err
    assert "king" in told
    assert "administrator, supervisor, agent, light_agent, auditor" in told
    person("carlos@example.com")
    wished = ["tickets:read", "tickets:read,tickets:write"]
    assert (
        people.make_token(
            argparse.Namespace(user="carlos@example.com", scope=wished, name="x", days=0, network=[])
        )
        == 1
    )
    assert "tickets:read, tickets:write, customers:read" in capsys.readouterr().err


def test_list_and_disable(capsys: pytest.CaptureFixture[str]) -> None:
    person("ana@example.com", "administrator")
    person("carlos@example.com")
    assert people.disable_person(argparse.Namespace(email="carlos@example.com")) == 0
    assert people.disable_person(argparse.Namespace(email="ana@example.com")) == 1
    capsys.readouterr()
    people.list_people(argparse.Namespace(json=True))
    rows = json.loads(capsys.readouterr().out)
    assert [(row["email"], row["is_active"], row["roles"]) for row in rows] == [
        ("ana@example.com", True, ["administrator"]),
        ("carlos@example.com", False, ["agent"]),
    ]
