"""Plain work on text: folding for comparison, names on one line, slugs."""

from __future__ import annotations

import re
import unicodedata

_SPACES = re.compile(r"\s+")
_CONTROL = dict.fromkeys([*range(32), 127, 8232, 8233], " ")
_ACCENTS = re.compile("[\u0300-\u034e\u0350-\u036f]+")  # U+034F is none
_OTHER_SCRIPTS = re.compile("[\u0370-\U0010ffff]")
_DIRECTION = dict.fromkeys([0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069])


def one_line(text: str, *, limit: int = 200) -> str:
    """A name or subject fit for one line: no control characters, direction overrides or double spaces."""
    cleaned = text.translate(_CONTROL).translate(_DIRECTION)
    return _SPACES.sub(" ", unicodedata.normalize("NFC", cleaned)).strip()[:limit].rstrip()


def folded(text: str) -> str:
    """Lower case without accents, for comparing and for ordering names; ñ folds to n."""
    lowered = text.casefold()
    if not lowered.isascii():
        lowered = _without_marks(unicodedata.normalize("NFKD", lowered))
    return _SPACES.sub(" ", lowered).strip()


def _without_marks(decomposed: str) -> str:
    """Each character is only looked up in scripts other than Latin: this is done to every text that comes in."""
    left = _ACCENTS.sub("", decomposed)
    if _OTHER_SCRIPTS.search(left) is None:
        return left
    return "".join(c for c in left if not unicodedata.combining(c))


def slug(text: str, *, limit: int = 50) -> str:
    """A word for addresses: letters, digits and hyphens. Empty when nothing of the text can be kept."""
    return re.sub(r"[^a-z0-9]+", "-", folded(text)).strip("-")[:limit].strip("-")


def initials(name: str) -> str:
    """Up to two initials for an avatar."""
    words = [w for w in one_line(name).split(" ") if w and w[0].isalnum()]
    return "".join(w[0].upper() for w in (words[:1] + words[-1:] if len(words) > 1 else words))
