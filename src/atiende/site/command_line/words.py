"""The words of the command line, in the language of the caller's locale, without Django."""

from __future__ import annotations

import functools
import gettext as _gettext
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from atiende.kernel.refusals import Refusal, gettext_noop

__all__ = [
    "figure",
    "gettext",
    "gettext_noop",
    "language",
    "ngettext",
    "sentence_of",
    "speak_locale",
    "speaking",
]

LOCALE = Path(__file__).resolve().parent.parent / "locale"
_ROOMS = LOCALE.parent.parent
_SPOKEN = ("es", "en")
_GROUPED_FROM = 10_000
_IN_SPANISH = str.maketrans(",.", ".,")
_spoken: ContextVar[str] = ContextVar("spoken_language", default="")


def language(source: Mapping[str, str] | None = None) -> str:
    """`es` or `en`, by LANGUAGE, LC_ALL, LC_MESSAGES and LANG as other programs read them; none need be installed."""
    if source is None and (asked_for := _spoken.get()):
        return asked_for
    source = os.environ if source is None else source
    locale = source.get("LC_ALL") or source.get("LC_MESSAGES") or source.get("LANG") or ""
    is_plain = locale.partition(".")[0] in {"", "C", "POSIX"}
    wished = [] if is_plain and locale else source.get("LANGUAGE", "").split(":")
    for candidate in [*wished, locale]:
        code = candidate.replace("-", "_").partition("_")[0].partition(".")[0].lower()
        if code in _SPOKEN:
            return code
    return "en"


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Inside, the words are in this language whatever the locale: a screen shows them to its own reader."""
    token = _spoken.set(code if code in _SPOKEN else "en")
    try:
        yield
    finally:
        _spoken.reset(token)


def gettext(message: str) -> str:
    """The message in the caller's language; itself when the catalogue does not know it."""
    return _catalogue(language()).gettext(message) if message else ""


def ngettext(singular: str, plural: str, number: int) -> str:
    return _catalogue(language()).ngettext(singular, plural, number)


def figure(value: float, *, decimals: int = 0) -> str:
    """A number as the caller's language writes it: «65.432,5» or “65,432.5”."""
    if language() != "es":
        return f"{value:,.{decimals}f}"
    grouped = "," if abs(value) >= _GROUPED_FROM else ""
    return f"{value:{grouped}.{decimals}f}".translate(_IN_SPANISH)


def sentence_of(refusal: Refusal) -> str:
    """The one sentence that a refusal shows on a terminal."""
    message = gettext(refusal.message)
    return message % refusal.params if refusal.params else message


def speak_locale() -> None:
    """Let argparse, which asks Python's own gettext, find its words in our catalogue."""
    os.environ["LANGUAGE"] = language()
    _gettext.bindtextdomain("django", str(LOCALE))
    _gettext.textdomain("django")


@functools.cache
def _catalogue(code: str) -> _gettext.NullTranslations:
    """The command line's own words; then those of each room, whose refusals a command may have to say."""
    own = _gettext.translation("django", str(LOCALE), languages=[code], fallback=True)
    for room in sorted(_ROOMS.glob("*/locale")):
        if room != LOCALE:
            own.add_fallback(_gettext.translation("django", str(room), languages=[code], fallback=True))
    return own
