"""The people of an address header: groups, comments, quoted names, and what is written instead of them."""

from __future__ import annotations

import re

from atiende.channels.rules.mail.parts import Address
from atiende.channels.rules.mail.reading.limits import MAX_ADDRESSES
from atiende.channels.rules.mail.reading.words import unworded
from atiende.kernel.text import one_line

_PIECE = re.compile(
    r'"(?:[^"\\]|\\.)*"|<[^<>]*>?|\((?:[^()\\]|\\.)*\)|[,;:]|\\["\\()]|[^",;:<(\\]+|.', re.DOTALL
)
_BARE = re.compile(r"(?<![^\s<>\"'(),;:\[\]])[^\s<>\"'(),;:\[\]]+@(?:[^\s<>\"'(),;:\[\]]+|\[[^\]\s]*\])")
_QUOTED = re.compile(
    r"""(?<![^\s,;])"(?:[^"\\@<>,;]|\\.){1,64}"\s?@[^\s<>"'(),;:\[\]@]+"""
)  # a local part in quotes
_ATOM = re.compile(r"[^\s\"(),:;<>@\[\]\\]+")
_SPACES = re.compile(r"\s+")
_SPACED = re.compile(r" ?([@.]) ?")


def addresses(text: str) -> tuple[Address, ...]:
    """Every mailbox of the header's text (encoded words still in it), in order, without repeating one."""
    if not text:
        return ()
    found: dict[str, Address] = {}
    phrase: list[str] = []
    comment, angle = "", ""
    for match in _PIECE.finditer(_flat_comments(text)):
        piece = match.group()
        if piece in ",;":
            _keep(found, phrase, angle, comment)
            phrase, angle, comment = [], "", ""
            if len(found) > MAX_ADDRESSES:
                break
        elif piece == ":" and not angle:
            phrase = []
        elif piece[0] == "<":
            angle = angle or piece.strip("<>").strip()
        elif piece[0] == "(" and len(piece) > 1:
            comment = comment or piece[1:-1]
        else:
            phrase.append(piece)
    _keep(found, phrase, angle, comment)
    return tuple(found.values())


def _keep(found: dict[str, Address], phrase: list[str], angle: str, comment: str) -> None:
    words = "".join(phrase).strip()
    if not angle and "@" not in words and "=?" not in words:
        return
    if not angle:
        written = words
        words, angle = _without_angles(words)
        if "=?" in (angle or words):
            words, angle = _without_angles(unworded(written))
    email = _email(angle)
    if not email:
        return
    name = _unquoted(words) or (unworded(comment) if comment else "")
    found.setdefault(email, Address(email=email, name=one_line(name)))


def _without_angles(words: str) -> tuple[str, str]:
    """The words beside an address that stands without angle brackets, or inside an encoded word, and the address."""
    words = _joined(words) if "@" in words else words
    bare = _QUOTED.search(words) or _BARE.search(words)
    if bare is None:
        return words, ""
    return words.replace(bare.group(), "").strip(" <>"), bare.group()


def _email(angle: str) -> str:
    text = unworded(angle) if "=?" in angle else angle
    if text[:1] == "@" and ":" in text:  # a route before the mailbox
        text = text.partition(":")[2]
    if text.lower().startswith("mailto:"):
        text = text[7:]
    text = re.sub(r"\([^()]*\)", "", text)
    text = one_line(_joined(text), limit=320).strip(" '<>.,;").rstrip('"')
    local, at, domain = text.rpartition("@")
    is_quoted = local[:1] == '"'
    local = local.strip("\"' ") if is_quoted else local.strip("\"' ").split(" ")[-1]
    if not at or not local or not domain or " " in domain:
        return ""
    return (
        f'"{local}"@{domain}'.lower()
        if is_quoted and not _ATOM.fullmatch(local)
        else f"{local}@{domain}".lower()
    )


def _joined(text: str) -> str:
    return _SPACED.sub(r"\1", _SPACES.sub(" ", text))


def _unquoted(words: str) -> str:
    text = re.sub(r'(?<!\\)"((?:[^"\\]|\\.)*)"', lambda m: re.sub(r"\\(.)", r"\1", m.group(1)), words)
    return unworded(text).strip().strip("'\"").strip()


def _flat_comments(text: str) -> str:
    """Comments inside comments become plain words of the outer one."""
    if text.count("(") < 2 or ")" not in text:
        return text
    out: list[str] = []
    depth, is_quoted, is_escaped = 0, False, False
    for char in text:
        if is_escaped:
            is_escaped = False
        elif char == "\\":
            is_escaped = True
        elif char == '"' and not depth:
            is_quoted = not is_quoted
        elif char == "(" and not is_quoted:
            depth += 1
            char = char if depth == 1 else " "
        elif char == ")" and not is_quoted and depth:
            depth -= 1
            char = char if depth == 0 else " "
        out.append(char)
    return "".join(out)
