"""Single values as other systems write them: words, times, states, priorities, channels."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any, Final

from atiende.integrations.rules.importing import problems as say
from atiende.integrations.rules.importing.records import Wrong
from atiende.kernel.text import folded, one_line

ID_LIMIT: Final = 120
TEXT_LIMIT: Final = 1_000_000
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_KEY: Final = re.compile(r"[^a-z0-9]+")
_NUMBERED: Final = re.compile(r"[0-9]+ ")
_MOMENTS: Final = (
    "%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%d/%m/%Y", "%d-%m-%Y %H:%M:%S", "%d-%m-%Y %H:%M", "%d-%m-%Y",
    "%d.%m.%Y %H:%M:%S", "%d.%m.%Y %H:%M", "%d.%m.%Y", "%Y/%m/%d %H:%M:%S", "%Y/%m/%d %H:%M", "%Y/%m/%d",
    "%Y-%m-%d %H:%M:%S UTC", "%Y-%m-%d %H:%M:%S %z",
)  # fmt: skip
_FIRST_YEAR: Final = 1985
_AHEAD: Final = dt.timedelta(days=1)

_STATUSES: Final[Mapping[str, str]] = {
    word: status
    for status, words in {
        "new": "new nuevo nueva",
        "open": "open abierto abierta en_curso in_progress",
        "waiting_customer": "pending waiting_customer pendiente esperando_al_cliente waiting_for_customer "
        "pending_close pendiente_del_cliente esperando_cliente",
        "waiting_internal": "hold on_hold waiting_internal en_espera pending_reminder esperando_interno",
        "resolved": "solved resolved resuelto resuelta solucionado solucionada",
        "closed": "closed cerrado cerrada merged",
        "cancelled": "cancelled canceled cancelado cancelada anulado anulada",
    }.items()
    for word in words.split()
}
_GONE: Final = frozenset({"deleted", "removed", "borrado", "eliminado"})
_PRIORITIES: Final[Mapping[str, int]] = {
    "low": 1, "baja": 1, "bajo": 1, "1": 1, "normal": 2, "medium": 2, "media": 2, "medio": 2, "2": 2,
    "high": 3, "alta": 3, "alto": 3, "3": 3, "urgent": 4, "urgente": 4, "4": 4,
}  # fmt: skip
_CHANNELS: Final[Mapping[str, str]] = {
    "email": "mail", "mail": "mail", "correo": "mail", "web": "portal", "help_center": "portal", "portal": "portal",
    "formulario": "portal", "mobile": "portal", "api": "api", "phone": "phone", "voice": "phone", "telefono": "phone",
    "chat": "chat", "whatsapp": "whatsapp", "twitter": "social", "facebook": "social", "sms": "phone",
}  # fmt: skip


def word(value: Any, *, limit: int = 200) -> str:
    """A name, an id or a title on one line; empty for what is none."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return one_line(_whole(str(value)), limit=limit)


def prose(value: Any) -> str:
    """Text of several lines; empty for what is none."""
    if not isinstance(value, str):
        return ""
    plain = value.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub("", _whole(plain)).strip("\n")


def ident(value: Any) -> str:
    """An id as that system gives it. Raises Wrong without one."""
    found = word(value, limit=ID_LIMIT)
    if not found:
        raise Wrong(say.NO_ID)
    return found


def words(value: Any, *, limit: int = 60) -> tuple[str, ...]:
    """A list of words, or one text with commas between them; each once."""
    several = value if isinstance(value, list) else str(value or "").split(",")
    return tuple(dict.fromkeys(found for each in several[:100] if (found := word(each, limit=limit))))


def moment(value: Any, *, zone: dt.tzinfo, now: dt.datetime) -> dt.datetime:
    """An instant; without a zone of its own it is one of the brand's. Raises Wrong."""
    text = word(value, limit=40)
    if not text:
        raise Wrong(say.NO_TIME)
    try:
        found = dt.datetime.fromisoformat(text)
    except ValueError:
        found = _otherwise(text)
    try:
        aware = (found if found.tzinfo else found.replace(tzinfo=zone)).astimezone(dt.UTC)
    except OverflowError as error:
        raise Wrong(say.NOT_A_TIME) from error
    if aware.year < _FIRST_YEAR:
        raise Wrong(say.NOT_A_TIME)
    if aware > now + _AHEAD:
        raise Wrong(say.IN_FUTURE)
    return aware


def status_of(value: Any) -> tuple[str, tuple[str, ...]]:
    """Our category, and what was lost. Raises Wrong for what was deleted there."""
    key = plain_key(value)
    if key in _GONE:
        raise Wrong(say.DELETED_THERE)
    if not key:
        return "open", ()
    found = _STATUSES.get(key)
    return (found, ()) if found else ("open", (say.STATUS_UNKNOWN,))


def priority_of(value: Any) -> int:
    plain = folded(word(value, limit=30))
    return _PRIORITIES.get(plain) or _PRIORITIES.get(_NUMBERED.sub("", plain), 2)


def channel_of(value: Any) -> str:
    return _CHANNELS.get(plain_key(value), "mail")


def language_of(value: Any) -> str:
    """es or en, of `es-419`, `en-us`; empty for others."""
    code = word(value, limit=10).lower()[:2]
    return code if code in ("es", "en") else ""


def is_true(value: Any) -> bool:
    return value is True or folded(word(value, limit=10)) in (
        "true",
        "1",
        "si",
        "yes",
        "verdadero",
        "publicado",
    )


def plain_key(value: Any) -> str:
    """A name as our fields and states have it: small letters, digits and low lines."""
    return _KEY.sub("_", folded(word(value, limit=60))).strip("_")


def field_key(value: Any) -> str:
    """The same, always beginning with a letter and never endless."""
    key = plain_key(value)[:38]
    return key if key[:1].isalpha() else f"f_{key}" if key else ""


def field_value(value: Any) -> object:
    """What a field of one's own can hold; None for what it cannot."""
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return value if abs(value) < 10**15 else str(value)[:40]
    if isinstance(value, list):
        return [found for each in value[:50] if (found := word(each, limit=300))] or None
    return prose(value)[:2000] or None if isinstance(value, str) else None


def _otherwise(text: str) -> dt.datetime:
    for pattern in _MOMENTS:
        try:
            found = dt.datetime.strptime(text, pattern)
        except ValueError:
            continue
        return found.replace(tzinfo=dt.UTC) if pattern.endswith("UTC") else found
    raise Wrong(say.NOT_A_TIME)


def _whole(text: str) -> str:
    """Without halves of characters and without what no database takes."""
    if text.isascii():
        return text.replace("\x00", "")
    return text.encode("utf-8", "ignore").decode().replace("\x00", "")
