"""Plain work on text: folding for comparison, names on one line, slugs."""

from __future__ import annotations

import re
import unicodedata

_SPACES = re.compile(r"\s+")
_CONTROL = dict.fromkeys([*range(32), 127, 8232, 8233], " ")
_ACCENTS = re.compile("[\u0300-\u034e\u0350-\u036f]+")  # U+034F is none
_OTHER_SCRIPTS = re.compile("[\u0370-\U0010ffff]")
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_LONGEST_CLUSTER = 64
_JOINER = "\u200d"
_FLAG_LETTER = re.compile("[\U0001f1e6-\U0001f1ff]")
_FLAG_LETTERS = re.compile("[\U0001f1e6-\U0001f1ff]+$")
_LEANS_BACK = re.compile("[\u1160-\u11ff\u200d\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
_DIRECTION = dict.fromkeys([0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069])


def one_line(text: str, *, limit: int = 200) -> str:
    """A name or subject fit for one line: no control characters, direction overrides or double spaces."""
    if text.isprintable() and "  " not in text and unicodedata.is_normalized("NFC", text):
        return beginning(text.strip(), limit).rstrip()  # what nearly every text is already
    cleaned = text.translate(_CONTROL).translate(_DIRECTION)
    return beginning(_SPACES.sub(" ", unicodedata.normalize("NFC", cleaned)).strip(), limit).rstrip()


def beginning(text: str, limit: int) -> str:
    """At most `limit` characters, and never half of what is seen as one: an emoji of several, a letter with marks."""
    if len(text) <= limit:
        return text
    end = limit
    while end > max(0, limit - _LONGEST_CLUSTER) and _is_within(text, end):
        end -= 1
    return text[:limit] if _is_within(text, end) else text[:end]


def clipped(text: str, limit: int) -> str:
    """The text, or its beginning with an ellipsis: `limit` characters in all."""
    return text if len(text) <= limit else beginning(text, limit - 1).rstrip() + "…"


def isolated(text: str) -> str:
    """A name within a sentence, so that one written from right to left leaves the words beside it where they are."""
    if text.isascii() or _RIGHT_TO_LEFT.search(text) is None:
        return text
    return f"\u2068{text}\u2069"


def folded(text: str) -> str:
    """Lower case without accents, for comparing and for ordering names; ñ folds to n."""
    lowered = text.casefold()
    if not lowered.isascii():
        lowered = without_marks(unicodedata.normalize("NFKD", lowered))
    return _SPACES.sub(" ", lowered).strip()


def without_marks(decomposed: str) -> str:
    """The text without combining marks. Each character is only looked up in scripts other than Latin: this is done to
    every text that comes in."""
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


def _is_within(text: str, at: int) -> bool:
    """Whether a cut before this character would go through what is seen as one."""
    if at <= 0 or at >= len(text):
        return False
    before, after = text[at - 1], text[at]
    if before == _JOINER or _LEANS_BACK.match(after) or unicodedata.category(after).startswith("M"):
        return True
    letters = (
        _FLAG_LETTERS.search(text[max(0, at - _LONGEST_CLUSTER) : at]) if _FLAG_LETTER.match(after) else None
    )
    return letters is not None and len(letters[0]) % 2 == 1
