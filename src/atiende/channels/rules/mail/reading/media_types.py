"""What a part says it is, and what it means where no such type exists."""

from __future__ import annotations

import mimetypes
import re
from difflib import get_close_matches

TYPE = re.compile(r"[\w!#$&^.+-]+/[\w!#$&^.+*-]+", re.ASCII)
_OF_TEXT = frozenset(["text/plain", "text/html", "text/enriched", "text/richtext", "text/markdown"])
_MEANT = {
    "plain": "plain",
    "plaintext": "plain",
    "text": "plain",
    "txt": "plain",
    "html": "html",
    "xhtml": "html",
}


def meant_type(written: str, default: str) -> str:
    """The media type, in lower case; for words that are none, the text that they name, or the default.

    Some programs turn the words of a type of text round, or misspell them.
    """
    bare = re.sub(r"\s*[/\\]+\s*", "/", written.strip())
    if TYPE.fullmatch(bare) is None:
        return "text/html" if "html" in bare else default
    main, _, sub = bare.partition("/")
    if main in ("plain", "html") and sub.isalpha():
        return f"text/{main}"
    if main != "text" or bare in _OF_TEXT or mimetypes.guess_extension(bare):
        return bare
    meant = get_close_matches(sub[:30], _MEANT, 1, 0.7)
    return f"text/{_MEANT[meant[0]]}" if meant else bare
