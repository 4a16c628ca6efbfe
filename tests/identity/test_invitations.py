"""An invitation travels by mail, works once, and gives what the inviter could give."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client, override_settings

from atiende.identity.actions.accept_invitation import accept_invitation
from atiende.identity.actions.create_role import create_role
from atiende.identity.actions.invite_user import invite_user
from atiende.identity.actions.withdraw_invitation import withdraw_invitation
from atiende.identity.errors import EmailTaken, GrantNotHeld, InvitationUnusable
from atiende.identity.models import Invitation, User
from atiende.identity.queries import grants_of
from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import InvalidInput, NotFound, NotPermitted
from atiende.platform.models import OutgoingMail
from tests.identity.people import NOW, PASSWORD, acting, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin() -> Actor:
    return acting(person("ana@example.com", "administrator", name="Ana"))


def _invite(by: Actor, *, at: dt.datetime = NOW, **more: object) -> str:
    given = {"email": "Nuevo@example.com", "role_codes": ["agent"], **more}
    _, link = invite_user(by=by, at=at, **given)  # type: ignore[arg-type]
    return link.rstrip("/").rpartition("/")[2]


@override_settings(BASE_URL="https://atiende.example.com")
def test_the_mail_speaks_the_language_chosen_and_links_to_us(admin: Actor) -> None:
    token = _invite(admin, language="es")
    mail = OutgoingMail.objects.get()
    assert mail.to_address == "nuevo@example.com"
    assert f"https://atiende.example.com/account/invitation/{token}/" in mail.text
    assert "Ana" in mail.text
    assert token in mail.html
    assert Invitation.objects.get().digest not in mail.text


def test_names_with_script_are_shown_as_text_in_the_mail() -> None:
    by = acting(person("ana@example.com", "administrator", name="<script>alert(1)</script>"))
    _invite(by)
    mail = OutgoingMail.objects.get()
    assert "<script>" in mail.text
    assert "<script>" not in mail.html


def test_who_accepts_is_in_with_the_roles_given(admin: Actor) -> None:
    token = _invite(admin)
    user = accept_invitation(token=token, name="Nuevo", password=PASSWORD, at=NOW)
    assert user.email == "nuevo@example.com"
    assert "tickets.reply" in grants_of(user.pk)
    with pytest.raises(InvitationUnusable):
        accept_invitation(token=token, name="Otra vez", password=PASSWORD, at=NOW)
    assert User.objects.count() == 2


def test_old_withdrawn_and_replaced_links_do_nothing(admin: Actor) -> None:
    first = _invite(admin)
    second = _invite(admin)
    for token, at in ((first, NOW), (second, NOW + dt.timedelta(days=7)), ("inv_x", NOW), ("", NOW)):
        with pytest.raises(InvitationUnusable):
            accept_invitation(token=token, name="N", password=PASSWORD, at=at)
    waiting = Invitation.objects.get(withdrawn_at=None)
    withdraw_invitation(invitation_id=waiting.pk, by=admin, at=NOW)
    with pytest.raises(InvitationUnusable):
        accept_invitation(token=second, name="N", password=PASSWORD, at=NOW)
    with pytest.raises(NotFound):
        withdraw_invitation(invitation_id=waiting.pk, by=admin, at=NOW)


def test_a_bad_password_leaves_the_invitation_open(admin: Actor) -> None:
    token = _invite(admin)
    with pytest.raises(InvalidInput):
        accept_invitation(token=token, name="N", password="short", at=NOW)
    accept_invitation(token=token, name="N", password=PASSWORD, at=NOW)


def test_only_who_manages_people_invites_and_only_to_what_they_hold(admin: Actor) -> None:
    with pytest.raises(NotPermitted):
        _invite(acting(person("carlos@example.com", "supervisor")))
    create_role(name="Personas", grants=["people.manage"], by=admin, at=NOW)
    with pytest.raises(GrantNotHeld):
        _invite(acting(person("pia@example.com", "personas")), role_codes=["administrator"])
    with pytest.raises(EmailTaken):
        _invite(admin, email="ANA@example.com")
    assert not OutgoingMail.objects.exists()


def test_the_page_of_the_link(admin: Actor, client: Client) -> None:
    token = _invite(SYSTEM, at=utc_now())
    path = f"/account/invitation/{token}/"
    assert client.get(path).status_code == 200
    assert client.get("/account/invitation/inv_wrong/").status_code == 410
    bad = client.post(path, {"name": "", "password": ""})
    assert bad.status_code == 422
    good = client.post(path, {"name": "Nuevo", "password": PASSWORD})
    assert good.status_code == 302
    assert User.objects.get(email="nuevo@example.com").check_password(PASSWORD)
    assert client.get(path).status_code == 410
