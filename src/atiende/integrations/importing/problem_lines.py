"""The file of what was left out: a line for each, with file, line, id and reason in somebody's language."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Final

from django.utils.translation import gettext, override

from atiende.integrations.rules.importing.records import Bad
from atiende.kernel.tables import harmless

FIRST: Final = 20
"""Problems that a page shows at once."""


class ProblemLines:
    """`first` for a page, the rest in a file on the disk; `count` is how many there are."""

    def __init__(self, content: IO[bytes], language: str) -> None:
        self._content, self._language = content, language
        self._text = io.TextIOWrapper(content, encoding="utf-8-sig", newline="", write_through=True)
        self._rows = csv.writer(self._text, delimiter=";")
        self.first: list[dict[str, str | int | bool]] = []
        self.count = 0

    def note(self, bad: Bad) -> None:
        with override(self._language):
            if not self.count:
                heads = (
                    gettext("File"),
                    gettext("Line"),
                    gettext("Id there"),
                    gettext("Left out"),
                    gettext("Reason"),
                )
                self._rows.writerow(heads)
            reason = gettext(bad.reason)
            left_out = gettext("yes") if bad.is_left_out else gettext("no")
        self.count += 1
        self._rows.writerow(
            [harmless(bad.place.file), bad.place.line or "", harmless(bad.origin_id), left_out, reason]
        )
        if len(self.first) < FIRST:
            self.first.append(
                {
                    "file": bad.place.file,
                    "line": bad.place.line,
                    "id": bad.origin_id,
                    "reason": bad.reason,
                    "is_left_out": bad.is_left_out,
                }
            )

    def content(self) -> IO[bytes]:
        """From its beginning."""
        self._text.flush()
        self._content.seek(0)
        return self._content


@contextmanager
def problem_lines(language: str) -> Iterator[ProblemLines]:
    with tempfile.TemporaryFile() as content:
        lines = ProblemLines(content, language)
        yield lines
