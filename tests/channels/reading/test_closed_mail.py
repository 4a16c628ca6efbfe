"""Mail that is signed in one piece is read as any other; what is encrypted is kept, and said to be."""

from __future__ import annotations

import base64
import datetime as dt
from functools import cache

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs7
from cryptography.x509.oid import NameOID

from atiende.channels.rules.mail.parts import ReadMail
from atiende.channels.rules.mail.reading import read_mail
from atiende.channels.rules.mail.reading.encryption import ENCRYPTED, SIGNED_CLOSED

from .mails import plain

INSIDE = (
    "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    "Mañana paso a recogerlo.\r\n--x\r\nContent-Type: application/pdf\r\n"
    "Content-Disposition: attachment; filename=factura.pdf\r\n\r\n%PDF\r\n--x--\r\n"
).encode()
BINARY = [pkcs7.PKCS7Options.Binary]
SIGNED, DATA = bytes.fromhex("2a864886f70d010702"), bytes.fromhex("2a864886f70d010701")


@cache
def key() -> tuple[rsa.RSAPrivateKey, x509.Certificate]:
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Marta")])
    day = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(private.public_key())
    made = made.serial_number(1).not_valid_before(day).not_valid_after(day + dt.timedelta(days=900))
    return private, made.sign(private, hashes.SHA256())


def signed(content: bytes = INSIDE) -> bytes:
    private, certificate = key()
    builder = pkcs7.PKCS7SignatureBuilder().set_data(content)
    builder = builder.add_signer(certificate, private, hashes.SHA256())
    return builder.sign(serialization.Encoding.DER, BINARY)


def encrypted() -> bytes:
    builder = pkcs7.PKCS7EnvelopeBuilder().set_data(INSIDE).add_recipient(key()[1])
    return builder.encrypt(serialization.Encoding.DER, BINARY)


def ber(tag: int, *contents: bytes) -> bytes:
    """An element of indefinite length, as programs write it that do not know yet how long it becomes."""
    return bytes([tag, 0x80]) + b"".join(contents) + b"\0\0"


def der(tag: int, content: bytes) -> bytes:
    size = len(content).to_bytes(4, "big")
    return bytes([tag, 0x84]) + size + content


def streamed(content: bytes = INSIDE, piece: int = 7) -> bytes:
    octets = [der(0x04, content[at : at + piece]) for at in range(0, len(content), piece)]
    inside = ber(0x30, der(0x06, DATA), ber(0xA0, ber(0x24, *octets)))
    return ber(0x30, der(0x06, SIGNED), ber(0xA0, ber(0x30, der(0x02, b"\x01"), der(0x31, b""), inside)))


def closed(content: bytes, kind: str = "; smime-type=signed-data", *, disposition: str = "") -> ReadMail:
    body = base64.encodebytes(content).decode()
    extra = f"Content-Type: application/pkcs7-mime{kind}; name=smime.p7m\nContent-Transfer-Encoding: base64\n"
    return read_mail(plain(body, extra=extra + disposition))


@pytest.mark.parametrize("content", [signed, streamed], ids=["definite", "streamed"])
@pytest.mark.parametrize("kind", ["; smime-type=signed-data", "", "; smime-type=enveloped-data"])
def test_what_is_signed_in_one_piece_is_shown_as_any_mail(content, kind) -> None:
    mail = closed(content(), kind)

    assert mail.text.strip() == "Mañana paso a recogerlo."
    assert [file.name for file in mail.attachments] == ["factura.pdf", "smime.p7m"]
    assert mail.problems == ()


def test_the_signature_stays_with_the_mail_as_it_came() -> None:
    content = signed()

    assert closed(content).attachments[-1].content == content


def test_signed_twice_is_opened_twice() -> None:
    again = b"Content-Type: application/pkcs7-mime; smime-type=signed-data\r\n\r\n" + signed()

    assert closed(signed(again)).text.strip() == "Mañana paso a recogerlo."


@pytest.mark.parametrize("kind", ["; smime-type=enveloped-data", "", "; smime-type=signed-data"])
def test_what_is_encrypted_is_kept_and_said_to_be(kind) -> None:
    content = encrypted()
    mail = closed(content, kind)

    assert [(file.name, file.content) for file in mail.attachments] == [("smime.p7m", content)]
    assert mail.problems == (ENCRYPTED,)
    assert mail.text == ""


def test_what_claims_to_be_signed_and_cannot_be_opened_is_kept_and_said_to_be() -> None:
    mail = closed(b"no ASN.1 at all")

    assert mail.problems == (SIGNED_CLOSED,)
    assert [file.name for file in mail.attachments] == ["smime.p7m"]


def test_a_signed_document_is_a_document_and_no_mail() -> None:
    document = "Content-Disposition: attachment; filename=contrato.pdf.p7m\n"
    mail = closed(signed(b"%PDF-1.7 contrato"), "", disposition=document)

    assert [file.name for file in mail.attachments] == ["contrato.pdf.p7m"]
    assert mail.problems == ()


def test_certificates_alone_are_a_file() -> None:
    certificates = pkcs7.serialize_certificates([key()[1]], serialization.Encoding.DER)
    mail = closed(certificates, "; smime-type=certs-only")

    assert [file.name for file in mail.attachments] == ["smime.p7m"]
    assert mail.problems == ()


def test_damaged_ones_crash_nothing_wherever_they_end() -> None:
    for content in (signed(), streamed(), encrypted()):
        for end in range(0, min(len(content), 400), 3):
            assert closed(content[:end]).attachments or end == 0


@pytest.mark.parametrize(
    "content",
    [
        ber(0x30) * 1,
        b"\x30\x80" * 50_000,
        b"\x30\x84\xff\xff\xff\xff",
        b"\x24\x80" * 100_000,
        der(0x30, b"\x06"),
    ],
    ids=["empty", "deep", "long", "octets", "short"],
)
def test_hostile_ones_cost_little_and_crash_nothing(content) -> None:
    assert closed(content).problems == (SIGNED_CLOSED,)


def test_a_stream_of_very_many_pieces_is_read_too() -> None:
    words = b"Content-Type: text/plain\r\n\r\n" + b"palabra " * 20_000

    assert closed(streamed(words, 40)).text.split()[-1] == "palabra"
