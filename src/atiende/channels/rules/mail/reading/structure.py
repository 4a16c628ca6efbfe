"""The tree of parts of a mail, as ranges of its bytes: nothing is copied, and no nesting is followed for ever."""

from __future__ import annotations

from dataclasses import dataclass, field

from atiende.channels.rules.mail.reading import limits
from atiende.channels.rules.mail.reading.boundaries import guessed, spans_between
from atiende.channels.rules.mail.reading.cms import Kind, envelope
from atiende.channels.rules.mail.reading.head import Head, begins_field, read_head
from atiende.channels.rules.mail.reading.media_types import TYPE, meant_type
from atiende.channels.rules.mail.reading.parameters import parameters
from atiende.channels.rules.mail.reading.transfer import encoding_name, undone
from atiende.channels.rules.mail.reading.words import plain
from atiende.kernel.refusals import gettext_noop

ENVELOPES = ("application/pkcs7-mime", "application/x-pkcs7-mime")
CUT_OFF = gettext_noop("The mail ends before its last part is complete.")
NO_BOUNDARY = gettext_noop("The parts of the mail could not be told apart.")


@dataclass(slots=True)
class Part:
    """A part and where its body lies. `children` is None for a leaf. `envelope`: the kind of a cryptographic one."""

    raw: bytes = field(repr=False)
    head: Head
    start: int
    end: int
    media_type: str
    params: dict[str, str]
    children: list[Part] | None = None
    envelope: Kind | None = None

    @property
    def body(self) -> memoryview:
        """The body as it was sent, still encoded."""
        return memoryview(self.raw)[self.start : self.end]

    def text_of(self, name: str) -> str:
        """A header of the part as plain text, encoded words as they stand."""
        return plain(self.head.first(name))

    @property
    def content_id(self) -> str:
        """Without angle brackets."""
        return self.text_of("content-id").strip().strip("<>").strip()

    @property
    def disposition(self) -> tuple[str, dict[str, str]]:
        """inline, attachment, or what else it says; and its parameters."""
        return parameters(self.head.first("content-disposition"))


@dataclass(slots=True)
class _Tally:
    problems: dict[str, None] = field(default_factory=dict)
    parts: int = 0
    envelopes: int = 0


def tree(raw: bytes, start: int, end: int, head: Head) -> tuple[Part, tuple[str, ...]]:
    """The root part of a mail whose header was read, and what could not be followed."""
    tally = _Tally()
    root = _part(raw, head, end, "text/plain", tally)
    level: list[tuple[Part, int]] = [(root, 0)]
    while level:
        part, depth = level.pop()
        if part.media_type in ENVELOPES:
            _open_envelope(part, tally)
            level += [(child, depth + 1) for child in part.children or ()]
        if not part.media_type.startswith("multipart/"):
            continue
        if depth >= limits.MAX_DEPTH:
            tally.problems[limits.TOO_DEEP] = None
            part.media_type = "application/octet-stream"
            continue
        _divide(part, tally)
        level += [(child, depth + 1) for child in part.children or ()]
    return root, tuple(tally.problems)


def _part(raw: bytes, head: Head, end: int, default: str, tally: _Tally) -> Part:
    tally.parts += 1
    if head.is_cut:
        tally.problems[limits.TOO_MANY_FIELDS] = None
    if head.has_cut_field:
        tally.problems[limits.FIELD_TOO_LONG] = None
    media_type = default
    params: dict[str, str] = {}
    for name, value in head.fields:
        if name == "content-type" and value:
            media_type, params = parameters(value)
            if TYPE.fullmatch(media_type):
                break
    media_type = meant_type(media_type, default)
    return Part(raw, head, head.body_at, max(end, head.body_at), media_type, params)


def _open_envelope(part: Part, tally: _Tally) -> None:
    """What is signed in one piece has the signed mail for its child; documents that are signed have none."""
    tally.envelopes += 1
    if tally.envelopes > limits.MAX_ENVELOPES:
        return
    content, _ = undone(part.body, part.text_of("content-transfer-encoding"))
    found = envelope(bytes(content))
    part.envelope = found.kind
    if found.content is None or not begins_field(found.content, 0):
        return
    inner = read_head(found.content, 0, len(found.content))
    if inner.first("content-type"):
        part.children = [_part(found.content, inner, len(found.content), "text/plain", tally)]


def _divide(part: Part, tally: _Tally) -> None:
    if encoding_name(part.text_of("content-transfer-encoding")) in ("base64", "quoted-printable"):
        _unwrap(part)
    body = (part.raw, part.start, part.end)
    boundary = part.params.get("boundary", "").rstrip().encode("utf-8", "surrogateescape") or guessed(*body)
    spans, is_closed = spans_between(*body, boundary) if boundary else ([], False)
    if not spans and boundary:
        boundary = guessed(*body)
        spans, is_closed = spans_between(*body, boundary) if boundary else ([], False)
    if not spans:
        if part.body.nbytes and bytes(part.body[:4096]).strip():
            tally.problems[NO_BOUNDARY] = None
        part.media_type = "text/plain"
        return
    if not is_closed:
        tally.problems[CUT_OFF] = None
    default = "message/rfc822" if part.media_type == "multipart/digest" else "text/plain"
    part.children = []
    for start, end in spans:
        if tally.parts >= limits.MAX_PARTS:
            tally.problems[limits.TOO_MANY_PARTS] = None
            rest = Part(part.raw, Head(body_at=start), start, spans[-1][1], "application/octet-stream", {})
            part.children.append(rest)
            return
        part.children.append(_part(part.raw, read_head(part.raw, start, end), end, default, tally))


def _unwrap(part: Part) -> None:
    """A multipart must not be encoded; where one is, and holds no boundary as it stands, it is decoded."""
    boundary = part.params.get("boundary", "").encode("utf-8", "replace")
    if boundary and part.raw.find(b"--" + boundary, part.start, part.end) < 0:
        content, _ = undone(part.body, part.text_of("content-transfer-encoding"))
        part.raw = bytes(content)
        part.start, part.end = 0, len(part.raw)
