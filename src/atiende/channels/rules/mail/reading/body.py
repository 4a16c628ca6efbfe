"""Text, HTML and files out of the tree of parts, chosen as a mail program would show them."""

from __future__ import annotations

import html as markup
from dataclasses import dataclass, field

from atiende.channels.rules.mail.reading.encryption import armoured_problem, closed_problem
from atiende.channels.rules.mail.reading.files import Files
from atiende.channels.rules.mail.reading.leaves import body_text, is_body, is_report_part
from atiende.channels.rules.mail.reading.plain_of_html import plain_of_html
from atiende.channels.rules.mail.reading.reports import Report
from atiende.channels.rules.mail.reading.structure import ENVELOPES, Part


@dataclass(slots=True)
class Piece:
    """A stretch of the body, in one form or in both."""

    text: str = ""
    html: str = ""


@dataclass(slots=True)
class Body:
    """What was gathered. `problems` keeps the order in which they were met."""

    text: str = ""
    html: str = ""
    files: Files = field(default_factory=Files)
    report: Report = field(default_factory=Report)
    problems: dict[str, None] = field(default_factory=dict)


def gathered(root: Part) -> Body:
    """The body of the mail under its root part."""
    body = Body()
    pieces = [
        piece for piece in _pieces(root, body, is_first=True) if piece.text.strip() or piece.html.strip()
    ]
    body.text, body.html = _text(pieces), _html(pieces)
    if not body.text and not body.html:
        body.text, body.html = body.files.text, body.files.html
    elif not body.html and body.files.html:
        body.html = body.files.html
    if problem := armoured_problem(body.text):
        body.problems[problem] = None
    for problem in body.files.problems:
        body.problems[problem] = None
    return body


def _pieces(part: Part, body: Body, *, is_first: bool) -> list[Piece]:
    if problem := closed_problem(part):
        body.problems[problem] = None
    if part.children is None:
        return _leaf(part, body, is_first=is_first)
    if part.media_type == "multipart/alternative":
        return [_alternative(part, body, is_first=is_first)]
    if part.media_type == "multipart/related":
        return _related(part, body, is_first=is_first)
    if part.media_type == "multipart/encrypted":
        for child in part.children:
            body.files.take(child)
        return []
    pieces: list[Piece] = []
    for child in part.children:
        pieces += _pieces(child, body, is_first=is_first and not pieces)
        if part.media_type == "multipart/report" and child.media_type == "message/rfc822":
            body.report.keep_returned(child)
    if part.media_type in ENVELOPES:
        body.files.take_whole(part)  # the signature: what it says is shown, who checks it needs all of it
    return pieces


def _alternative(part: Part, body: Body, *, is_first: bool) -> Piece:
    chosen = Piece()
    for child in part.children or ():
        found = _pieces(child, body, is_first=is_first)
        texts = "\n".join(piece.text for piece in found if piece.text.strip())
        chosen.text = texts if texts and (not chosen.text or child.children is None) else chosen.text
        chosen.html = _html(found) if any(piece.html.strip() for piece in found) else chosen.html
    return chosen


def _related(part: Part, body: Body, *, is_first: bool) -> list[Piece]:
    children = part.children or []
    start = part.params.get("start", "").strip("<> ")
    root = next((child for child in children if start and child.content_id == start), None)
    root = root or next(
        (child for child in children if child.media_type.startswith(("text/", "multipart/"))), None
    )
    pieces: list[Piece] = []
    for child in children:
        if child is root or child.media_type.startswith("multipart/"):
            pieces += _pieces(child, body, is_first=is_first)
        elif is_body(child, is_first=False) and not child.content_id and root is not None:
            pieces += _leaf(child, body, is_first=False)
        else:
            body.files.take(child)
    return pieces


def _leaf(part: Part, body: Body, *, is_first: bool) -> list[Piece]:
    if is_report_part(part):
        body.report.take(part, body.files)
        return []
    if not is_body(part, is_first=is_first):
        body.files.take(part)
        return []
    text, problems = body_text(part, body.files)
    for problem in problems:
        body.problems[problem] = None
    return [Piece(html=text) if part.media_type == "text/html" else Piece(text=text)]


def _text(pieces: list[Piece]) -> str:
    if not any(piece.text.strip() for piece in pieces):
        return ""
    texts = (piece.text if piece.text.strip() else plain_of_html(piece.html) for piece in pieces)
    return "\n".join(text.rstrip("\n") if len(pieces) > 1 else text for text in texts)


def _html(pieces: list[Piece]) -> str:
    if not any(piece.html.strip() for piece in pieces):
        return ""
    return "\n".join(piece.html if piece.html.strip() else _as_html(piece.text) for piece in pieces)


def _as_html(text: str) -> str:
    return "<div>" + markup.escape(text.strip()).replace("\n", "<br>\n") + "</div>"
