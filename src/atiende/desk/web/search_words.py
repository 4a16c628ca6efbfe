"""What the results of a search say, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from atiende.platform.search import Problem

WHY: Final[dict[str, tuple[str, Promise]]] = {
    "number": ("inbox", _("Number")),
    "subject": ("tag", _("Subject")),
    "message": ("mail", _("Message")),
    "note": ("lock", _("Note")),
    "author": ("user", _("Author")),
    "customer": ("users", _("Customer")),
    "file": ("paperclip", _("File")),
}
_PROBLEMS: Final[dict[str, Promise]] = {
    "too_long": _("Only the first words were looked for: there are too many."),
    "unknown_value": _("Nothing is called like this: %(typed)s"),
    "not_a_date": _("This is not a date: %(typed)s. Write a day such as 2026-01-31, today, yesterday or 7d."),
    "no_value": _("Something is missing after the colon: %(typed)s"),
    "only_without": _("Say also what the case must hold, not only what it must not."),
}


def shown_problems(problems: Iterable[Problem]) -> list[str]:
    return [str(_PROBLEMS[problem.code]) % {"typed": problem.typed} for problem in problems]
