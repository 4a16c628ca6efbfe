"""A header value with parameters (Content-Type, Content-Disposition), RFC 2231 and what is sent instead of it."""

from __future__ import annotations

import re
from urllib.parse import unquote_to_bytes

from atiende.channels.rules.mail.reading.charsets import decoded
from atiende.channels.rules.mail.reading.words import plain, unworded

_PARAMETER = re.compile(
    r"""([^\s=;"]{1,100})\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|([^;]*))""",
    re.DOTALL,
)
_COMMENT = re.compile(r" ?\([^()]{0,500}\) ?")
_STARLESS = re.compile(
    r"(?:utf-?8|us-ascii|iso-8859-\d{1,2}|windows-\d{4})'[a-z-]{0,10}'[^']*%[0-9a-f]{2}", re.IGNORECASE
)
_LIMIT = 32_768
_SECTION = re.compile(r"^(.+?)(?:\*(\d{1,4}))?(\*)?$")


def parameters(value: bytes, charset: str = "") -> tuple[str, dict[str, str]]:
    """The main value in lower case, and the parameters by lower-case name, decoded."""
    text = plain(value[:_LIMIT], charset)
    main, _, rest = text.partition(";")
    if "=" in main and "/" not in main:
        main, rest = "", text
    found: dict[str, str] = {}
    sections: dict[str, list[tuple[int, bool, str]]] = {}
    for match in _PARAMETER.finditer(rest):
        key, quoted, bare = match.group(1).lower(), match.group(2), match.group(3)
        content = (
            _unescaped(quoted)
            if quoted is not None
            else (bare or "").strip().strip("'" if "*" not in key else "")
        )
        section = _SECTION.match(key)
        if "*" in key and section is not None:
            number = int(section.group(2) or 0)
            sections.setdefault(section.group(1), []).append((number, bool(section.group(3)), content))
        elif key not in found:
            found[key] = _joined([(0, True, content)]) if _STARLESS.match(content) else unworded(content)
    for name, pieces in sections.items():
        found[name] = _joined(sorted(pieces, key=lambda piece: piece[0]))
    return _COMMENT.sub("", " ".join(main.split())).strip().strip('"').lower(), found


def _unescaped(text: str) -> str:
    # A path of Windows in a file name is no escape.
    return re.sub(r'\\(["\\])', r"\1", text) if "\\" in text else text


def _joined(pieces: list[tuple[int, bool, str]]) -> str:
    charset, data = "", b""
    for index, (_, is_encoded, content) in enumerate(pieces):
        if not is_encoded:
            data += content.encode("utf-8", "replace")
            continue
        if index == 0 and content.count("'") >= 2:
            charset, _, content = content.split("'", 2)
        data += unquote_to_bytes(content)
    return unworded(decoded(data, charset or "utf-8"))
