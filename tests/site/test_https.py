"""With a certificate the same address speaks https."""

from __future__ import annotations

import datetime as dt
import ssl
import urllib.request
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.processes import Program, command

pytestmark = pytest.mark.process


def _make_certificate(folder: Path) -> None:
    folder.mkdir(mode=0o700)
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    (folder / "certificate.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )


@pytest.mark.slow
def test_the_certificate_of_the_set_up_is_used_once_it_is_switched_on(new_data: Path) -> None:
    _make_certificate(new_data / "tls")
    (new_data / "tls" / "enabled").touch()
    program = Program(new_data)
    try:
        assert program.url.startswith("https://")
        unchecked = ssl._create_unverified_context()
        with urllib.request.urlopen(program.url + "/readyz", context=unchecked, timeout=15) as answer:
            assert answer.status == 200
    finally:
        assert program.end() == 0


def test_https_without_a_certificate_is_refused(tmp_path: Path) -> None:
    refused = command("up", "--https", "--port", "0", data=tmp_path / "data")
    assert refused.returncode == 1
    assert "certificate.pem" in refused.stderr
