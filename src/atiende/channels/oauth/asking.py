"""One question to a provider's token address, and the three things that can come of it."""

from __future__ import annotations

import datetime as dt
import json
import time
from dataclasses import dataclass, field
from typing import Any, Final

import httpx

from atiende.kernel.text import one_line

TIMEOUT_SECONDS: Final = 15.0
USUAL_LIFE_SECONDS: Final = 3600
_LARGEST_ANSWER_BYTES: Final = 256 * 1024
_LONGEST_SECONDS: Final = 30.0
_FINAL: Final = frozenset({"invalid_grant", "invalid_client", "unauthorized_client", "access_denied"})


class Away(Exception):
    """No answer, or one that says nothing about the permission: worth asking again."""


class Refused(Exception):
    """The provider takes the grant or the client no more; only a person can mend that."""


@dataclass(frozen=True, slots=True)
class Granted:
    """`refresh_token` is empty when the one before goes on."""

    access_token: str = field(repr=False)
    expires_at: dt.datetime
    refresh_token: str = field(default="", repr=False)


def ask(token_url: str, form: dict[str, str], *, at: dt.datetime) -> Granted:
    """Raises Away, Refused, both with the provider's words."""
    try:
        with httpx.stream(
            "POST",
            token_url,
            data={key: value for key, value in form.items() if value},
            headers={"Accept": "application/json"},
            timeout=TIMEOUT_SECONDS,
            follow_redirects=False,
        ) as answer:
            said = _said(answer)
    except httpx.TimeoutException as error:
        raise Away("timeout") from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise Away(one_line(str(error), limit=300) or type(error).__name__) from error
    words = _words(answer, said)
    if answer.status_code >= 500 or answer.status_code == 429:
        raise Away(words)
    if answer.status_code != 200:
        raise Refused(words) if said.get("error") in _FINAL else Away(words)
    token = said.get("access_token")
    if not isinstance(token, str) or not token:
        raise Away(words)
    refresh = said.get("refresh_token")
    return Granted(token, at + _life(said.get("expires_in")), refresh if isinstance(refresh, str) else "")


def _said(answer: httpx.Response) -> dict[str, Any]:
    """What came, unless it is none of what was asked for: endless, dripping, or no object. Raises httpx.HTTPError."""
    content, end = bytearray(), time.monotonic() + _LONGEST_SECONDS
    for piece in answer.iter_bytes():
        content += piece
        if len(content) > _LARGEST_ANSWER_BYTES:
            return {}
        if time.monotonic() > end:
            raise httpx.ReadTimeout("too slow")
    try:
        said = json.loads(bytes(content))
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def _words(answer: httpx.Response, said: dict[str, Any]) -> str:
    told = [str(said[name]) for name in ("error", "error_description") if said.get(name)]
    return one_line(": ".join(told) or f"HTTP {answer.status_code}", limit=400)


def _life(seconds: object) -> dt.timedelta:
    try:
        life = int(str(seconds))
    except ValueError:
        life = USUAL_LIFE_SECONDS
    return dt.timedelta(seconds=min(max(life, 0), 30 * 86_400))
