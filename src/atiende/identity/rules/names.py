"""What may stand in a name, an address, a role's code and a zone."""

from __future__ import annotations

import re
import zoneinfo
from typing import Final

from atiende.kernel.refusals import InvalidInput, gettext_noop
from atiende.kernel.text import one_line

LANGUAGES: Final = frozenset({"es", "en"})
_EMAIL: Final = re.compile(
    r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.[a-z0-9-]{2,63}"
)


def clean_name(text: str, *, field: str = "name", limit: int = 150) -> str:
    """The name on one line. InvalidInput when nothing of it is left."""
    name = one_line(text, limit=limit)
    if not name:
        raise InvalidInput(fields={field: gettext_noop("Write a name.")})
    return name


def clean_email(text: str) -> str:
    """The address in lower case. InvalidInput when it is not one."""
    email = text.strip().lower()
    if len(email) > 254 or ".." in email or not _EMAIL.fullmatch(email):
        raise InvalidInput(fields={"email": gettext_noop("Write an address such as name@example.com.")})
    return email


def clean_language(code: str) -> str:
    if code not in LANGUAGES:
        raise InvalidInput(fields={"language": gettext_noop("Choose one of the languages.")})
    return code


def clean_time_zone(name: str) -> str:
    """An IANA zone. InvalidInput for any other text, paths included."""
    if name not in zoneinfo.available_timezones():
        raise InvalidInput(fields={"time_zone": gettext_noop("Choose a time zone from the list.")})
    return name
