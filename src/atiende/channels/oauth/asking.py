"""One question to a provider's token address, and the three things that can come of it."""

from __future__ import annotations

import datetime as dt
import importlib
from typing import Any, Final

from atiende.channels.oauth.answers import Away, Granted, Refused
from atiende.kernel.text import one_line

USUAL_LIFE_SECONDS: Final = 3600
_FINAL: Final = frozenset({"invalid_grant", "invalid_client", "unauthorized_client", "access_denied"})


def ask(token_url: str, form: dict[str, str], *, at: dt.datetime) -> Granted:
    """Raises Away, Refused, both with the provider's words."""
    line = importlib.import_module("atiende.channels.oauth.line")
    status, said = line.posted(token_url, {key: value for key, value in form.items() if value})
    words = _words(status, said)
    if status >= 500 or status == 429:
        raise Away(words)
    if status != 200:
        raise Refused(words) if said.get("error") in _FINAL else Away(words)
    token = said.get("access_token")
    if not isinstance(token, str) or not token:
        raise Away(words)
    refresh = said.get("refresh_token")
    return Granted(token, at + _life(said.get("expires_in")), refresh if isinstance(refresh, str) else "")


def _words(status: int, said: dict[str, Any]) -> str:
    told = [str(said[name]) for name in ("error", "error_description") if said.get(name)]
    return one_line(": ".join(told) or f"HTTP {status}", limit=400)


def _life(seconds: object) -> dt.timedelta:
    try:
        life = int(str(seconds))
    except ValueError:
        life = USUAL_LIFE_SECONDS
    return dt.timedelta(seconds=min(max(life, 0), 30 * 86_400))
