"""Entering by a provider's permission: renewed before it ends, shown when it has, given again without loss."""

from __future__ import annotations

import datetime as dt
import urllib.parse

import pytest

from atiende.channels.actions.begin_authorisation import begin_authorisation
from atiende.channels.actions.check_incoming import check_incoming
from atiende.channels.actions.choose_mail_provider import choose_mail_provider
from atiende.channels.actions.connect_mailbox import connect_mailbox
from atiende.channels.actions.create_mailbox import create_mailbox
from atiende.channels.actions.finish_authorisation import finish_authorisation
from atiende.channels.actions.renew_access import renew_access
from atiende.channels.errors import AuthorisationOutdated, AuthorisationRefused, ProviderAway, TokenEnded
from atiende.channels.jobs import watch_mailboxes
from atiende.channels.models import MailboxReading, MailToken, RawMail
from atiende.channels.queries.mailboxes import get_mailbox_for, health_of_mailbox
from atiende.channels.readers.reader import Reader
from atiende.channels.rules.mail_providers import PROVIDERS, ProviderFields, problems_of_provider
from atiende.channels.rules.mailbox import AccessFields, MailboxFields
from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.clock import utc_now
from tests.channels.dovecot import running_dovecot
from tests.channels.imap.mails import mail
from tests.channels.token_stub import provider_stub
from tests.processes import until

pytestmark = pytest.mark.django_db

ANA = Actor(id=9001, label="Ana", grants=frozenset({"settings.manage"}))


@pytest.fixture(scope="module")
def provider():
    with provider_stub() as stub:
        yield stub


@pytest.fixture(scope="module")
def tokens_dovecot(provider):
    with running_dovecot(introspection_url=f"{provider.url}/introspect") as server:
        yield server


@pytest.fixture
def mailbox(db, provider, tokens_dovecot, user):
    provider.user, provider.asked = user, []
    provider.is_revoked = provider.is_away = False
    at = utc_now()
    made = create_mailbox(fields=MailboxFields(name=user, address=f"o-{user}"), by=SYSTEM, at=at)
    access = AccessFields(
        host="127.0.0.1", port=tokens_dovecot.port, security="none", method="xoauth2", username=user
    )
    connect_mailbox(mailbox_id=made.pk, incoming=access, outgoing=None, by=SYSTEM, at=at)
    fields = ProviderFields(
        provider="generic",
        client_id="atiende",
        client_secret="secreto",
        authorise_url=f"{provider.url}/authorise",
        token_url=f"{provider.url}/token",
        scope="mail",
    )
    return choose_mail_provider(mailbox_id=made.pk, fields=fields, by=SYSTEM, at=at)


def authorise(mailbox, *, by=ANA, at=None):
    url = begin_authorisation(
        mailbox_id=mailbox.pk, redirect_uri="https://care.example/back", by=by, at=at or utc_now()
    )
    asked = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(url).query))
    return asked, finish_authorisation(state=asked["state"], code="code-1", by=by, at=at or utc_now())


def steps(mailbox):
    access = mailbox.accesses.get(direction="in")
    fields = AccessFields(
        host=access.host, port=access.port, security="none", method="xoauth2", username=access.username
    )
    found = check_incoming(access=fields, mailbox_id=mailbox.pk, by=ANA, at=utc_now())
    return [step.outcome for step in found], " ".join(step.words for step in found)


def test_the_permission_opens_the_mailbox(mailbox, provider, tokens_dovecot, user):
    tokens_dovecot.deliver(user, mail(1))
    asked, _ = authorise(mailbox)
    assert asked["code_challenge_method"] == "S256"
    assert provider.asked[0]["code_verifier"] not in asked.values()
    assert steps(mailbox)[0] == ["done", "done", "done"]


def test_a_token_that_ends_is_renewed_before(mailbox, provider):
    authorise(mailbox)
    at = utc_now()
    assert renew_access(mailbox_id=mailbox.pk, by=SYSTEM, at=at) == "access-1"
    assert renew_access(mailbox_id=mailbox.pk, by=SYSTEM, at=at + dt.timedelta(minutes=56)) == "access-2"
    assert provider.asked[1]["refresh_token"] == "refresh-1"
    assert renew_access(mailbox_id=mailbox.pk, by=SYSTEM, at=at + dt.timedelta(minutes=100)) == "access-2"


def test_secrets_lie_sealed(mailbox):
    authorise(mailbox)
    token = MailToken.objects.get(mailbox=mailbox)
    for sealed in (token.sealed_access_token, token.sealed_refresh_token, token.sealed_client_secret):
        assert sealed.startswith("k")
        assert "access" not in sealed
        assert "secreto" not in sealed


def test_a_provider_that_is_away_is_asked_again(mailbox, provider):
    authorise(mailbox)
    provider.is_away = True
    with pytest.raises(ProviderAway):
        renew_access(mailbox_id=mailbox.pk, is_refused=True, by=SYSTEM, at=utc_now())
    assert MailToken.objects.get(mailbox=mailbox).ended_at is None
    provider.is_away = False
    assert renew_access(mailbox_id=mailbox.pk, is_refused=True, by=SYSTEM, at=utc_now())


def test_a_permission_taken_by_somebody_else_or_too_late_is_refused(mailbox):
    url = begin_authorisation(mailbox_id=mailbox.pk, redirect_uri="https://x.example", by=ANA, at=utc_now())
    state = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(url).query))["state"]
    other = Actor(id=2, label="Otro", grants=ANA.grants)
    for by, at, given in (
        (other, utc_now(), state),
        (ANA, utc_now() + dt.timedelta(minutes=16), state),
        (ANA, utc_now(), state[:-6] + "AAAAAA"),
        (ANA, utc_now(), "ñ"),
    ):
        with pytest.raises(AuthorisationOutdated):
            finish_authorisation(state=given, code="c", by=by, at=at)


def test_a_code_that_the_provider_refuses_says_why(mailbox, provider):
    provider.is_revoked = True
    with pytest.raises(AuthorisationRefused, match="invalid_grant"):
        authorise(mailbox)


def test_addresses_of_a_provider_are_encrypted():
    wrong = ProviderFields(
        provider="generic", client_id="a", authorise_url="javascript:alert(1)", token_url="http://x.example"
    )
    assert set(problems_of_provider(wrong.cleaned())) == {"authorise_url", "token_url"}
    for key in ("google", "microsoft"):
        assert problems_of_provider(ProviderFields(provider=key, client_id="a").cleaned()) == {}
        assert PROVIDERS[key].imap_host


@pytest.mark.django_db(transaction=True)
def test_case_21_a_token_that_ends_is_shown_and_giving_it_again_loses_nothing(
    mailbox, provider, tokens_dovecot, user
):
    authorise(mailbox)
    provider.good_tokens, provider.is_revoked = set(), True
    tokens_dovecot.deliver(user, mail(1))
    reader = Reader(mailbox.pk, first_pause=0.1)
    reader.start()
    try:
        until(lambda: MailToken.objects.get(mailbox=mailbox).ended_at)
        until(lambda: "revoked" in MailboxReading.objects.get(mailbox=mailbox).last_error)
    finally:
        reader.ask_to_stop()
        reader.join(10)
    watch_mailboxes()
    assert MailboxReading.objects.get(mailbox=mailbox).alarmed_at
    assert health_of_mailbox(get_mailbox_for(ANA, mailbox.pk)) == "token_ended"
    outcomes, words = steps(mailbox)
    assert outcomes == ["failed", "skipped", "skipped"]
    assert "revoked" in words
    with pytest.raises(TokenEnded):
        renew_access(mailbox_id=mailbox.pk, by=SYSTEM, at=utc_now())

    provider.is_revoked = False
    authorise(mailbox)
    again = Reader(mailbox.pk, first_pause=0.1)
    again.start()
    try:
        until(lambda: RawMail.objects.filter(mailbox=mailbox).count() == 1)
        until(lambda: MailboxReading.objects.get(mailbox=mailbox).alarmed_at is None)
    finally:
        again.ask_to_stop()
        again.join(10)
    assert health_of_mailbox(get_mailbox_for(ANA, mailbox.pk)) == "well"


@pytest.mark.django_db(transaction=True)
def test_an_access_token_that_the_server_refuses_early_is_renewed(mailbox, provider, tokens_dovecot, user):
    authorise(mailbox)
    provider.good_tokens = set()
    tokens_dovecot.deliver(user, mail(1))
    reader = Reader(mailbox.pk, first_pause=0.1)
    reader.start()
    try:
        until(lambda: RawMail.objects.filter(mailbox=mailbox).count() == 1)
    finally:
        reader.ask_to_stop()
        reader.join(10)
    assert len(provider.asked) == 2
