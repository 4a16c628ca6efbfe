"""A browser is told over HTTP: a push service that cannot read it takes it, and the browser decrypts it."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.urls import reverse

from atiende.kernel.actors import SYSTEM
from atiende.kernel.refusals import InvalidInput
from atiende.notifications.actions.add_push_device import MOST, add_push_device
from atiende.notifications.actions.mark_read import mark_read
from atiende.notifications.actions.notify import notify
from atiende.notifications.actions.provide_push_key import provide_push_key
from atiende.notifications.actions.send_pushes import send_pushes
from atiende.notifications.models import PushDevice, PushKey
from atiende.notifications.push.encrypting import written
from atiende.notifications.rules.kinds import Kind
from tests.desk import office
from tests.desk.office import AT
from tests.platform_doors.listening_server import listening_server

pytestmark = pytest.mark.django_db


class Browser:
    """What the push service does not have: the private key and the secret."""

    def __init__(self) -> None:
        self.key, self.auth = ec.generate_private_key(ec.SECP256R1()), b"0123456789abcdef"
        self.point = self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)

    def read(self, body: bytes) -> dict[str, str]:
        salt, point, sealed = body[:16], body[21:86], body[86:]
        theirs = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
        shared = self.key.exchange(ec.ECDH(), theirs)
        secret = self._derived(shared, self.auth, b"WebPush: info\0" + self.point + point, 32)
        key = self._derived(secret, salt, b"Content-Encoding: aes128gcm\0", 16)
        nonce = self._derived(secret, salt, b"Content-Encoding: nonce\0", 12)
        text = AESGCM(key).decrypt(nonce, sealed, None)
        assert text.endswith(b"\x02")
        return json.loads(text[:-1])

    @staticmethod
    def _derived(material: bytes, salt: bytes, info: bytes, length: int) -> bytes:
        return HKDF(algorithm=hashes.SHA256(), length=length, salt=salt, info=info).derive(material)

    def subscribe(self, person, endpoint: str) -> int:
        return add_push_device(
            endpoint=endpoint,
            p256dh=written(self.point),
            auth=written(self.auth),
            name="Firefox",
            by=person,
            at=AT,
        )


@pytest.fixture
def ana():
    return office.signed_in("agent", "Ana Beltrán")


@pytest.fixture
def service():
    with listening_server() as server:
        yield server


def tell(ana, made, kind=Kind.MENTIONED):
    notify(kind=kind, person_ids=[ana.actor.id], ticket_id=made.ticket_id, by=SYSTEM, at=AT)


def push(service, minutes=1):
    return send_pushes(by=SYSTEM, at=AT + dt.timedelta(minutes=minutes), network=service.network)


def test_it_arrives_encrypted_and_signed_once(ana, service):
    browser = Browser()
    point = provide_push_key(by=ana.actor, at=AT)
    browser.subscribe(ana.actor, service.at("/push/1"))
    tell(ana, office.arrives(subject="Mi lavadora SECRETA"))
    assert push(service) == 1
    assert push(service) == 0
    (posted,) = service.posted
    assert b"SECRETA" not in posted.body
    assert posted.headers["authorization"].endswith(f"k={point}")
    assert posted.headers["content-encoding"] == "aes128gcm"
    said = browser.read(posted.body)
    assert "SECRETA" in said["body"]
    assert said["url"].startswith("/desk/notifications/")


def test_what_was_read_is_not_sent(ana, service):
    provide_push_key(by=ana.actor, at=AT)
    Browser().subscribe(ana.actor, service.at("/push/1"))
    tell(ana, office.arrives())
    mark_read(by=ana.actor, at=AT)
    assert push(service) == 0
    assert not service.posted


def test_a_browser_that_is_gone_is_forgotten_and_one_that_fails_stays(ana, service):
    provide_push_key(by=ana.actor, at=AT)
    for path, status in (("/gone", 410), ("/ill", 503)):
        service.answers[path] = (status, {}, b"")
        Browser().subscribe(ana.actor, service.at(path))
    tell(ana, office.arrives())
    assert push(service) == 0
    assert PushDevice.objects.get().endpoint.endswith("/ill")


def test_inner_networks_are_not_reached(ana, service):
    provide_push_key(by=ana.actor, at=AT)
    Browser().subscribe(ana.actor, f"http://127.0.0.1:{service.port}/push")
    tell(ana, office.arrives())
    assert send_pushes(by=SYSTEM, at=AT + dt.timedelta(minutes=1)) == 0
    assert not service.posted


def test_what_no_browser_says_is_refused_and_the_oldest_of_many_goes(ana):
    for amiss in ({"p256dh": "x"}, {"auth": "x"}, {"endpoint": "javascript:1"}):
        values = {"endpoint": "https://p.example/1", "p256dh": "x", "auth": "x"} | amiss
        with pytest.raises(InvalidInput):
            add_push_device(**values, name="", by=ana.actor, at=AT)
    for number in range(MOST + 2):
        Browser().subscribe(ana.actor, f"https://p.example/{number}")
    assert PushDevice.objects.count() == MOST


def test_by_screen_one_adds_and_removes_one_s_own_alone(ana):
    browser = Browser()
    assert ana.get(reverse("desk:push_key")).status_code == 405
    assert ana.post(reverse("desk:push_key")).json()["key"] == PushKey.objects.get().point
    said = {
        "endpoint": "https://p.example/1",
        "p256dh": written(browser.point),
        "auth": written(browser.auth),
    }
    assert ana.post(reverse("desk:push_device"), said).status_code == 200
    assert ana.post(reverse("desk:push_device"), {"endpoint": "x"}).status_code == 422
    device = PushDevice.objects.get()
    other = office.signed_in("agent", "Otra")
    other.post(reverse("desk:push_device_remove", args=[device.pk]))
    assert PushDevice.objects.exists()
    assert ana.get(reverse("desk:notification_settings")).status_code == 200
    ana.post(reverse("desk:push_device_remove", args=[device.pk]))
    assert not PushDevice.objects.exists()
