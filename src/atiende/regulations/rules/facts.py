"""A table of a pack while it is checked: each look at a key either finds what it must or names the key."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from atiende.kernel.refusals import gettext_noop
from atiende.kernel.text import one_line
from atiende.regulations.errors import DamagedPack

_LONGEST = 2000
_MOST_ROWS = 200
_UNKNOWN = "?"


class Facts:
    """`path` leads to this table, with its dot, for the sentence of a refusal."""

    def __init__(self, data: Mapping[str, Any], path: str) -> None:
        self.data = data
        self.path = path

    def table(self, key: str) -> Facts:
        found = self._of_kind(key, dict, gettext_noop("must be a table"))
        return Facts(found, f"{self.path}{key}.")

    def tables(self, key: str, *, least: int = 0) -> list[Facts]:
        found = self._of_kind(key, list, gettext_noop("must be a list of tables"))
        if len(found) < least or len(found) > _MOST_ROWS:
            raise DamagedPack(self.path + key, gettext_noop("has too few or too many entries"))
        if not all(isinstance(row, dict) for row in found):
            raise DamagedPack(self.path + key, gettext_noop("must be a list of tables"))
        return [Facts(row, f"{self.path}{key}[{place}].") for place, row in enumerate(found, start=1)]

    def text(self, key: str) -> str:
        found = self._of_kind(key, str, gettext_noop("must be text"))
        if not found.strip() or len(found) > _LONGEST:
            raise DamagedPack(self.path + key, gettext_noop("is empty or too long"))
        return one_line(found, limit=_LONGEST)

    def texts(self, key: str) -> tuple[str, ...]:
        found = self._of_kind(key, list, gettext_noop("must be a list of texts"))
        if len(found) > _MOST_ROWS or not all(
            isinstance(each, str) and len(each) <= _LONGEST for each in found
        ):
            raise DamagedPack(self.path + key, gettext_noop("must be a list of texts"))
        return tuple(one_line(each, limit=_LONGEST) for each in found)

    def words(self, key: str) -> dict[str, str]:
        table = self.table(key)
        for language in ("es", "en"):
            table.text(language)
        return {language: table.text(language) for language in table.data}

    def matching(self, key: str, pattern: re.Pattern[str]) -> str:
        found = self.text(key)
        if not pattern.fullmatch(found) or len(found) > 80:
            raise DamagedPack(self.path + key, gettext_noop("is not written as it must be"))
        return found

    def choice(self, key: str, allowed: tuple[str, ...]) -> Any:
        found = self.text(key)
        if found not in allowed:
            raise DamagedPack(f"{self.path}{key}: {found}", gettext_noop("is none of what it may be"))
        return found

    def number(self, key: str, most: int) -> int:
        return self.whole(key, 1, most)

    def whole(self, key: str, least: int, most: int) -> int:
        found = self._of_kind(key, int, gettext_noop("must be a whole number"))
        if isinstance(found, bool) or not least <= found <= most:
            raise DamagedPack(self.path + key, gettext_noop("is a number that cannot be"))
        return int(found)

    def date(self, key: str) -> dt.date:
        found = self._of_kind(key, dt.date, gettext_noop("must be a date"))
        if isinstance(found, dt.datetime):
            raise DamagedPack(self.path + key, gettext_noop("must be a date"))
        return dt.date(found.year, found.month, found.day)

    def date_or_unknown(self, key: str) -> dt.date | None:
        """None for «?»: it was not established."""
        return None if self.data.get(key) == _UNKNOWN else self.date(key)

    def _of_kind(self, key: str, kind: type, problem: str) -> Any:
        if key not in self.data:
            raise DamagedPack(self.path + key, gettext_noop("is missing"))
        found = self.data[key]
        if not isinstance(found, kind):
            raise DamagedPack(self.path + key, problem)
        return found
