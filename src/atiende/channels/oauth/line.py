"""The line to a provider of permissions. Loaded when the first is asked: it is large, and few installations ask."""

from __future__ import annotations

import json
import time
from typing import Any, Final

import httpx

from atiende.channels.oauth.answers import Away
from atiende.kernel.text import one_line

TIMEOUT_SECONDS: Final = 15.0
_LARGEST_ANSWER_BYTES: Final = 256 * 1024
_LONGEST_SECONDS: Final = 30.0


def posted(url: str, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
    """The status and what was said, without following anybody elsewhere. Raises Away when nobody answers."""
    try:
        with httpx.stream(
            "POST",
            url,
            data=form,
            headers={"Accept": "application/json"},
            timeout=TIMEOUT_SECONDS,
            follow_redirects=False,
        ) as answer:
            return answer.status_code, _said(answer)
    except httpx.TimeoutException as error:
        raise Away("timeout") from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise Away(one_line(str(error), limit=300) or type(error).__name__) from error


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
