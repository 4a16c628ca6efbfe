"""A new key for every registered secret; interrupted at any moment, nothing is lost and the next run goes on."""

import os
import signal
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection

from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotPermitted
from atiende.platform.mail.server import PURPOSE
from atiende.platform.models import MailServer, OutgoingMail
from atiende.platform.secrets import register_sealed, registry, rotate, seal, unseal, uses_of_keys
from atiende.platform.secrets.keys import key_ids
from tests.identity.people import person

TEST_PURPOSE = "test.secret"


@pytest.fixture(autouse=True)
def data(settings, tmp_path, monkeypatch):
    settings.DATA = tmp_path
    monkeypatch.setattr(registry, "_columns", dict(registry._columns))
    return tmp_path


def turn(**changes):
    return rotate(**{"by": SYSTEM, "at": utc_now(), **changes})


def add_server(password="contraseña"):
    return MailServer.objects.create(
        host="smtp.example.com", port=587, security="starttls", from_address="a@example.com",
        sealed_password=seal(password, PURPOSE) if password else "", changed_at=utc_now(),
    )  # fmt: skip


def add_secrets(count):
    """A column with many secrets: the texts of mails, for once."""
    register_sealed("platform.OutgoingMail", "text", TEST_PURPOSE)
    OutgoingMail.objects.bulk_create(
        OutgoingMail(
            to_address="a@example.com", kind="test", message_id=f"<{number}@x>", queued_at=utc_now(),
            next_attempt_at=utc_now(), text=seal(f"secret {number}", TEST_PURPOSE),
        )
        for number in range(count)
    )  # fmt: skip


def keys_used():
    return {use.key_id: use.values for use in uses_of_keys()}


@pytest.mark.django_db
def test_every_secret_is_sealed_anew_and_the_old_key_put_aside(data):
    server = add_server()
    done = turn()
    server.refresh_from_db()
    assert server.sealed_password.startswith("k2:")
    assert unseal(server.sealed_password, PURPOSE) == "contraseña".encode()
    assert (done.key_id, done.resealed, done.archived_key_ids) == (2, 1, (1,))
    assert keys_used() == {2: 1}
    assert (data / "keys/secrets/archived/1.key").exists()


@pytest.mark.django_db
def test_what_was_sealed_in_the_moment_of_the_change_is_still_read():
    late = seal("x", "p")
    turn()
    assert unseal(late, "p") == b"x"


@pytest.mark.django_db
def test_an_empty_column_is_no_secret():
    server = add_server("")
    assert turn().resealed == 0
    server.refresh_from_db()
    assert server.sealed_password == ""


@pytest.mark.django_db
def test_a_secret_that_cannot_be_read_stays_and_is_counted():
    server = add_server()
    MailServer.objects.update(sealed_password=server.sealed_password[:-8] + "AAAAAAA=")
    done = turn()
    assert (done.resealed, done.unreadable, done.archived_key_ids) == (0, 1, ())
    assert keys_used() == {1: 1, 2: 0}
    assert turn().key_id == 3  # it does not keep others from being rotated


@pytest.mark.django_db
def test_only_who_operates_may_rotate():
    with pytest.raises(NotPermitted):
        turn(by=Actor(id=3, label="Agent", grants=frozenset({"tickets.reply"})))
    assert key_ids() == []


_KILLED = """
import os, signal, sys, django
django.setup()
from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.platform.secrets import register_sealed, rotate, rotation
from django.conf import settings
settings.DATA = sys.argv[1]
rotation.BATCH = 10
register_sealed("platform.OutgoingMail", "text", "test.secret")
calls = []
def progress(done, total):
    calls.append(done)
    if len(calls) == int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)
rotate(by=SYSTEM, at=utc_now(), progress=progress)
"""


# In batches of ten: the first ten calls look for a rest that an earlier rotation left, then the new key is made.
@pytest.mark.process
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "killed_at_calls",
    [pytest.param([5], marks=pytest.mark.slow), [15], pytest.param([15, 8], marks=pytest.mark.slow)],
)
def test_killed_in_the_middle_it_is_finished_by_the_next_run(data, killed_at_calls):
    add_secrets(100)
    for call in killed_at_calls:
        run_until_killed(data, call)
        assert all(
            unseal(text, TEST_PURPOSE) == f"secret {number}".encode()
            for number, text in enumerate(OutgoingMail.objects.order_by("id").values_list("text", flat=True))
        )
    done = turn()
    assert keys_used() == {done.key_id: 100}
    assert done.is_continued == (killed_at_calls != [5])
    assert key_ids() == [2]


def run_until_killed(data, call):
    name = connection.settings_dict["NAME"]
    url = urlsplit(os.environ["ATIENDE_EMBEDDED_URL"])._replace(path=f"/{name}").geturl()
    killed = subprocess.run(
        [sys.executable, "-c", _KILLED, str(data), str(call)],
        env={**os.environ, "ATIENDE_EMBEDDED_URL": url}, capture_output=True, timeout=60,
    )  # fmt: skip
    assert killed.returncode == -signal.SIGKILL, killed.stderr.decode()


@pytest.mark.django_db
def test_second_factors_are_sealed_again_and_still_open():
    ana = person("ana@example.com")
    purpose = "identity.second_factor"
    for kind, entry in (("totp", "secret"), ("recovery_codes", "seed")):
        data = {entry: seal(f"of {kind}", purpose), "used_mask": 5}
        Authenticator.objects.create(user=ana, type=kind, data=data)
    Authenticator.objects.create(user=ana, type="webauthn", data={"name": "phone", "credential": {}})
    before = max(key_ids())
    turn()
    after = max(key_ids())
    assert after > before
    kept = {one.type: one.data for one in Authenticator.objects.all()}
    assert kept["totp"]["secret"].startswith(f"k{after}:")
    assert unseal(kept["recovery_codes"]["seed"], purpose) == b"of recovery_codes"
    assert kept["recovery_codes"]["used_mask"] == 5
    assert kept["webauthn"] == {"name": "phone", "credential": {}}
    assert {use.key_id: use.values for use in uses_of_keys()} == {after: 2}
