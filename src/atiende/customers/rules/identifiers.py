"""Identifiers as people type them, and the one form of each that is compared.

Mail: RFC 5321 leaves the local part to its host, yet no host of weight tells cases apart: both parts are compared in
lower case, the domain in its ASCII form (IDNA 2008 with the mapping of UTS 46). Telephones: E.164, read with the rules
of the country given, or without one when they begin with + or 00.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Final

import idna
import phonenumbers

from atiende.kernel.tax_ids import normal_tax_id
from atiende.kernel.text import one_line

EMAIL: Final = "email"
PHONE: Final = "phone"
EXTERNAL_ID: Final = "external_id"
TAX_ID: Final = "tax_id"
WHATSAPP: Final = "whatsapp"
MESSENGER: Final = "messenger"
INSTAGRAM: Final = "instagram"
TELEGRAM: Final = "telegram"
X: Final = "x"
KINDS: Final = (EMAIL, PHONE, EXTERNAL_ID, TAX_ID, WHATSAPP, MESSENGER, INSTAGRAM, TELEGRAM, X)

MAX_LENGTH: Final = 320
_NUMBER_LENGTH: Final = 60
_OUTSIDE: Final = re.compile(r"[\s<>\"(),:;\[\]\\]")
_HANDLE: Final = re.compile(r"[a-z0-9_.]{1,64}")
_TAX_ID: Final = re.compile(r"[A-ZÑ&0-9]{4,20}")
_RUNS: Final = re.compile(r"\s*(javascript|data|vbscript|file|blob|about)\s*:", re.IGNORECASE)


def normal_identifier(kind: str, value: str, country: str = "") -> str:
    """The form that is compared and unique; empty when the text cannot be an identifier of that kind.

    `country` is an ISO 3166-1 alpha-2 code: how a telephone without + is read.
    """
    normalise = _NORMALISERS.get(kind)
    text = unicodedata.normalize("NFC", one_line(value, limit=MAX_LENGTH + 1))
    if normalise is None or not text or len(text) > MAX_LENGTH or "\ufffd" in text:
        return ""
    return normalise(text, country.upper())[:MAX_LENGTH]


def _email(text: str, country: str) -> str:
    local, _, domain = text.rpartition("@")
    if not local or not domain or "@" in domain or _OUTSIDE.search(domain) or not _is_local_part(local):
        return ""
    host = _ascii_host(domain.rstrip("."))
    address = f"{local.lower()}@{host}"
    return address if host and len(address) <= MAX_LENGTH else ""


def _is_local_part(local: str) -> bool:
    if local.startswith('"') and local.endswith('"') and len(local) > 2:
        return '"' not in local[1:-1].replace('\\"', "")
    return not (_OUTSIDE.search(local) or "@" in local)


def _ascii_host(domain: str) -> str:
    lower = domain.lower()
    if not lower or len(lower) > 253 or ".." in lower or lower.startswith("."):
        return ""
    if lower.isascii():
        return lower
    try:
        return idna.encode(lower, uts46=True).decode("ascii")
    except idna.IDNAError:
        return ""


def _phone(text: str, country: str) -> str:
    if len(text) > _NUMBER_LENGTH:
        return ""
    international = f"+{text[2:]}" if text.startswith("00") else text
    try:
        number = phonenumbers.parse(international, country or None)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _whatsapp(text: str, country: str) -> str:
    """The network writes numbers with the country's code and without +."""
    is_bare = text.isascii() and text.isdecimal() and not text.startswith("0") and not country
    return _phone(f"+{text}" if is_bare else text, country)


def _handle(text: str, country: str) -> str:
    handle = text.lstrip("@").lower()
    return handle if _HANDLE.fullmatch(handle) else ""


def _tax_id(text: str, country: str) -> str:
    number = normal_tax_id(text)
    return number if _TAX_ID.fullmatch(number) else ""


def _as_given(text: str, country: str) -> str:
    """Keys of other systems are compared to the letter; what a browser could run is none."""
    return "" if _RUNS.match(text) else text


_NORMALISERS: Final[dict[str, Callable[[str, str], str]]] = {
    EMAIL: _email,
    PHONE: _phone,
    WHATSAPP: _whatsapp,
    TAX_ID: _tax_id,
    INSTAGRAM: _handle,
    TELEGRAM: _handle,
    X: _handle,
    MESSENGER: _as_given,
    EXTERNAL_ID: _as_given,
}
