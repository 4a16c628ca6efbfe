"""What must never stand in a log: passwords, tokens, cookies, keys, bodies of mails, rows quoted by the database."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from structlog.typing import EventDict, WrappedLogger

HIDDEN: Final = "…"
_SECRET_NAMES = re.compile(
    r"passw|secret|token|cookie|authori[sz]ation|credential|session_?key|sessionid|csrf|api_?key|private|otp|totp|recovery"
    r"|^(body|html|text|raw|message_body|headers|environ|dsn|key|code)$",
    re.IGNORECASE,
)
_SECRET_TEXTS: Final[tuple[tuple[re.Pattern[str], str], ...]] = (
    (re.compile(r"(\w+://[^:/@\s]*):[^@\s]*@"), r"\1:…@"),
    (re.compile(r"\b(bearer|basic)\s+[A-Za-z0-9+/=_.~-]{6,}", re.IGNORECASE), r"\1 …"),
    (re.compile(r"\b(k\d+):[A-Za-z0-9+/=_-]{16,}"), r"\1:…"),
    (re.compile(r"\b([a-z]{2,12})_[A-Za-z0-9_-]{40,}"), r"\1_…"),
    (
        re.compile(
            r"((?:passw\w*|secret\w*|token|atiende_session|atiende_csrf|sessionid|csrf\w*|key)[\"']?\s*[=:]\s*)"
            r"(\"[^\"]*\"|'[^']*'|[^\s,;&)}\]]+)",
            re.IGNORECASE,
        ),
        r"\1…",
    ),
    (re.compile(r"^(\s*)(DETAIL|CONTEXT):.*$", re.MULTILINE), r"\1\2: …"),
    (re.compile(r"(Key \([^)]*\))=\(.*?\)"), r"\1=(…)"),
    (re.compile(r"Failing row contains \(.*\)"), "Failing row contains (…)"),
)
# Most texts of a log are short words, and every pattern above needs a blank, a sign or more letters than these have.
_PLAIN_WORD = re.compile(r"[A-Za-z0-9_./-]{0,40}")
# A framework writes paths into its own sentences; names of folders have no capitals and figures, keys have.
_KEY_IN_A_TEXT = re.compile(r"(?<=/)(?=[A-Za-z_:.=-]*[0-9A-Z])[A-Za-z0-9_:.=-]{20,}(?=[/?\s'\">]|$)")
_LONG_SEGMENT = re.compile(r"(?<=/)[A-Za-z0-9_:.-]{20,}(?=/|$)")
_DEEPEST = 4


def redact(_logger: WrappedLogger, _method: str, entry: EventDict) -> EventDict:
    """The last step before a line is written."""
    return {name: redacted(value, name=name) for name, value in entry.items()}


def redacted(value: Any, *, name: str = "", depth: int = 0) -> Any:
    """The value fit for a log: hidden when its name or its shape says that it is secret."""
    if name and _is_secret_name(name):
        return HIDDEN
    if isinstance(value, str):
        return redacted_path(value) if name in {"path", "url"} else redacted_text(value)
    if depth >= _DEEPEST:
        return HIDDEN
    if isinstance(value, Mapping):
        return {str(k): redacted(v, name=str(k), depth=depth + 1) for k, v in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [redacted(item, depth=depth + 1) for item in value]
    if value is None or isinstance(value, (bool, int, float)):
        return value
    return redacted_text(str(value))


def redacted_text(text: str) -> str:
    """The text without passwords in addresses, bearer tokens, sealed values, `password=…` and quoted rows."""
    if _PLAIN_WORD.fullmatch(text):
        return text
    for pattern, replacement in _SECRET_TEXTS:
        text = pattern.sub(replacement, text)
    return _KEY_IN_A_TEXT.sub(HIDDEN, text) if "/" in text else text


def redacted_path(path: str) -> str:
    """A path without its query and without long segments, which may be the keys of invitations and resets."""
    return _LONG_SEGMENT.sub(HIDDEN, redacted_text(path.partition("?")[0]))


@lru_cache(maxsize=1024)
def _is_secret_name(name: str) -> bool:
    return _SECRET_NAMES.search(name) is not None
