"""A certificate of our own for the names under which this machine is reached, where nobody has a better one."""

from __future__ import annotations

import datetime as dt
import ipaddress
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from django.db import transaction

from atiende.console.errors import CertificateRefused
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, gettext_noop
from atiende.platform.audit import record

# Browsers refuse longer ones, even those that a person trusts by hand: 398 days (CA/Browser Forum ballot SC31).
VALID_DAYS = 397
MAX_NAMES = 20


@dataclass(frozen=True, slots=True)
class CertificateState:
    """`fingerprint` is SHA-256 in pairs of hexadecimal digits, as browsers show it."""

    names: tuple[str, ...]
    not_after: dt.datetime
    fingerprint: str
    is_self_signed: bool


def make_certificate(*, data: Path, hosts: Sequence[str], by: Actor, at: dt.datetime) -> CertificateState:
    """Write DATA/tls/certificate.pem and key.pem and enable HTTPS from the next start.

    Raises NotPermitted, InvalidInput for a host that is neither a name nor an address, and CertificateRefused when
    the folder cannot be written.
    """
    by.require("settings.manage")
    names = [_general_name(host) for host in dict.fromkeys(h.strip().lower() for h in hosts if h.strip())]
    if not names or len(names) > MAX_NAMES:
        raise InvalidInput(fields={"hosts": gettext_noop("Write between one and twenty names or addresses.")})
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = _signed(names, key, at)
    with transaction.atomic():
        record(by=by, verb="console.certificate_made", target_kind="certificate", at=at)
        _write(data / "tls", certificate, key)
    return _state_of(certificate)


def certificate_state(data: Path) -> CertificateState | None:
    """The certificate with which the next start answers HTTPS; None when there is none or it cannot be read."""
    if not (data / "tls" / "enabled").exists():
        return None
    try:
        return _state_of(x509.load_pem_x509_certificate((data / "tls" / "certificate.pem").read_bytes()))
    except (OSError, ValueError):
        return None


def certificate_pem(data: Path) -> bytes | None:
    """The public part, for people to install on their devices."""
    try:
        return (data / "tls" / "certificate.pem").read_bytes()
    except OSError:
        return None


def _general_name(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host.strip("[]")))
    except ValueError:
        pass
    try:
        ascii_name = host.encode("idna").decode()
    except UnicodeError:
        ascii_name = ""
    labels = ascii_name.split(".")
    if not ascii_name or not all(label and label.replace("-", "").isalnum() for label in labels):
        raise InvalidInput(fields={"hosts": gettext_noop("This is neither a host name nor an IP address.")})
    return x509.DNSName(ascii_name)


def _signed(
    names: list[x509.GeneralName], key: ec.EllipticCurvePrivateKey, at: dt.datetime
) -> x509.Certificate:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, str(names[0].value)[:64])])
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - dt.timedelta(hours=1))  # a device whose clock is a little behind takes it too
        .not_valid_after(at + dt.timedelta(days=VALID_DAYS))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    return builder.sign(key, hashes.SHA256())


def _write(folder: Path, certificate: x509.Certificate, key: ec.EllipticCurvePrivateKey) -> None:
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write_whole(folder / "key.pem", secret, 0o600)
        _write_whole(folder / "certificate.pem", certificate.public_bytes(serialization.Encoding.PEM), 0o644)
        _write_whole(folder / "enabled", b"", 0o644)
    except OSError as error:
        raise CertificateRefused from error


def _write_whole(path: Path, content: bytes, mode: int) -> None:
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)


def _state_of(certificate: x509.Certificate) -> CertificateState:
    try:
        found = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        names = tuple(str(name.value) for name in found)
    except x509.ExtensionNotFound:
        names = ()
    return CertificateState(
        names=names,
        not_after=certificate.not_valid_after_utc,
        fingerprint=certificate.fingerprint(hashes.SHA256()).hex(":").upper(),
        is_self_signed=certificate.issuer == certificate.subject,
    )
