"""TLS and STARTTLS with a certificate that is trusted, and one that is not."""

import datetime as dt
import ipaddress
import ssl

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from atiende.platform.mail import check_mail_server
from tests.platform_doors.smtp_server import Mailbox, smtp_server

pytestmark = pytest.mark.django_db


@pytest.fixture
def certificate(tmp_path):
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = dt.datetime.now(dt.UTC)
    address = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(address, critical=False)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path / "server.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(made.public_bytes(serialization.Encoding.PEM) + private)
    return path


def check(certificate, security):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    mailbox = Mailbox()
    with smtp_server(mailbox, context=context, is_tls=security == "tls") as port:
        steps = check_mail_server(
            host="127.0.0.1", port=port, security=security, username="", password="",
            from_name="", from_address="hola@example.com", send_to="yo@example.com",
        )  # fmt: skip
    return [step.outcome for step in steps], " ".join(step.words for step in steps), mailbox


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_trusted_certificate_is_used(certificate, security, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    outcomes, words, mailbox = check(certificate, security)
    assert outcomes == ["done", "done", "skipped", "done", "done"], words
    assert len(mailbox.messages) == 1


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_an_untrusted_certificate_ends_it(certificate, security):
    outcomes, words, mailbox = check(certificate, security)
    assert outcomes[:2] == ["done", "failed"]
    assert outcomes[3:] == ["skipped", "skipped"]
    assert "self-signed" in words
    assert not mailbox.commands
