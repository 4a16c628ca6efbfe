"""Asking the connected translator, as LibreTranslate is asked: POST /translate with q, source, target and format."""

from __future__ import annotations

import json
from typing import Final

from atiende.kernel.refusals import gettext_noop
from atiende.platform.outside import INTERNET, Unfetched, internet_and, post
from atiende.platform.secrets import unseal
from atiende.playbooks.errors import NotTranslated
from atiende.playbooks.models import Translator
from atiende.playbooks.translator_key import PURPOSE

SECONDS: Final = 15
MOST_BYTES: Final = 2_000_000
INNER: Final = ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "fd00::/8", "::1/128")
INNER_NETWORK: Final = gettext_noop("the address lies in the own network, which is not allowed")
NO_ANSWER: Final = gettext_noop("the server did not answer as it should")


def translated(translator: Translator, text: str, *, source: str, target: str) -> str:
    """The words in the other language. Raises NotTranslated. Never inside a transaction: it may take 15 seconds."""
    asked = {"q": text, "source": source or "auto", "target": target, "format": "text"}
    if translator.sealed_key:
        asked["api_key"] = unseal(translator.sealed_key, PURPOSE).decode()
    address = translator.url.rstrip("/")
    if not address.endswith("/translate"):
        address += "/translate"
    try:
        answer = post(
            address,
            body=json.dumps(asked).encode(),
            headers={"Content-Type": "application/json", "Accept": "application/json"},
            keep_bytes=MOST_BYTES,
            seconds=SECONDS,
            network=internet_and(INNER) if translator.allows_inner else INTERNET,
        )
    except Unfetched as refused:
        is_inner = str(refused) in ("inner network", "port", "not encrypted")
        raise NotTranslated(reason=INNER_NETWORK if is_inner else NO_ANSWER) from refused
    return _words_of(answer.status, answer.content)


def _words_of(status: int, content: bytes) -> str:
    try:
        found = json.loads(content) if status == 200 else None
        words = found["translatedText"] if isinstance(found, dict) else None
    except (ValueError, KeyError, RecursionError):
        words = None
    if not isinstance(words, str):
        raise NotTranslated(reason=NO_ANSWER)
    return words.replace("\0", "")
