"""Every mail of the house in the language nobody speaks: subject, text and HTML come from catalogues alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import RequestFactory

import atiende.identity
from atiende.identity.actions.invite_user import invite_user
from atiende.identity.actions.record_security_change import record_security_change
from atiende.identity.actions.reset_second_factor import reset_second_factor
from atiende.identity.actions.send_password_reset import send_password_reset
from atiende.identity.actions.warn_of_attempts import warn_of_attempts
from atiende.identity.rules import names
from atiende.identity.rules.grants import ALL_GRANTS
from atiende.identity.rules.security_changes import OTHER_CHANGE, SECURITY_CHANGES
from atiende.identity.web.adapters import AccountAdapter
from atiende.kernel.actors import SYSTEM, Actor
from atiende.platform.models import OutgoingMail
from tests.languages.conftest import AT
from tests.languages.full_house import protect
from tests.languages.page_words import left_over, untranslated

KINDS = {
    path.stem for path in (Path(atiende.identity.__path__[0]) / "templates/identity/mails").glob("*.txt")
}


@pytest.fixture
def mails(pseudo_language: str, person_of: Any, monkeypatch: pytest.MonkeyPatch) -> list[OutgoingMail]:
    """One of each kind, and the notice of every change that a person is told about."""
    monkeypatch.setattr(names, "LANGUAGES", (*names.LANGUAGES, pseudo_language))
    user = person_of("agent", pseudo_language)
    boss = Actor(id=user.pk, label="Xyz", grants=ALL_GRANTS)
    for by in (boss, SYSTEM):
        email = f"{by.id}@xyz.example"
        invite_user(email=email, role_codes=["agent"], language=pseudo_language, by=by, at=AT)
    send_password_reset(user_id=user.pk, by=SYSTEM, at=AT)
    warn_of_attempts(user_id=user.pk, by=SYSTEM, at=AT)
    protect(user)
    reset_second_factor(user_id=user.pk, by=SYSTEM, at=AT)
    for change in (*SECURITY_CHANGES.values(), OTHER_CHANGE):
        record_security_change(user_id=user.pk, change=change, place="192.0.2.1", by=SYSTEM, at=AT)
    AccountAdapter(RequestFactory().get("/")).send_mail(
        "account/email/email_confirmation", "new@xyz.example", {"key": "k", "user": user}
    )
    return list(OutgoingMail.objects.all())


def test_each_kind_of_mail_is_among_them(mails: list[OutgoingMail]) -> None:
    assert {mail.kind.partition(".")[2] for mail in mails} == KINDS


def test_no_word_of_a_mail_escaped_the_catalogues(mails: list[OutgoingMail]) -> None:
    data = ("Xyz", *{word for mail in mails for word in mail.text.split() if "://" in word})
    found = {
        mail.kind: escaped
        for mail in mails
        if (escaped := left_over([mail.subject, mail.text], data=data) + untranslated(mail.html, data=data))
    }
    assert found == {}


def test_a_mail_says_its_language(mails: list[OutgoingMail], pseudo_language: str) -> None:
    assert {mail.kind for mail in mails if f'<html lang="{pseudo_language}">' not in mail.html} == set()
