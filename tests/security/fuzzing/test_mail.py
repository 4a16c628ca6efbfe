"""Parsers of what comes in mails: whatever the bytes, an answer or the refusal meant, clean and of bounded size."""

from __future__ import annotations

import io
import re

from hypothesis import given
from hypothesis import strategies as st

from atiende.channels.rules.mail.html import sanitised
from atiende.channels.rules.mail.reading.calendar import invitations
from atiende.channels.rules.mail.reading.cms import envelope
from atiende.channels.rules.mail.reading.mbox import split_mbox
from atiende.channels.rules.mail.reading.winmail import text_of_rtf, unwrapped
from atiende.channels.rules.mail.splitting import split_mail
from tests.channels.reading.test_any_bytes import MAILS, read_or_refused
from tests.security.fuzzing.lengths import tried

MARKUP = st.lists(
    st.sampled_from(
        [
            "<",
            ">",
            "</",
            "/>",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "<?",
            "&#",
            "&lt;",
            ";",
            '"',
            "'",
            "=",
            " ",
            "script",
            "style",
            "svg",
            "math",
            "img",
            "a",
            "p",
            "table",
            "td",
            "template",
            "noscript",
            "iframe",
            "href",
            "src",
            "style=",
            "onerror=",
            "xlink:href",
            "javascript:",
            "data:text/html,",
            "cid:x",
            "//e.example",
            "alert(1)",
            "url(",
            "expression(",
            "\x00",
            "\u202e",
            "&colon;",
            "\t",
            "\n",
            "x",
        ]
    )
    | st.text(max_size=5),
    max_size=30,
).map("".join)
RUNS = re.compile(
    r"<\s*(?:script|iframe|object|embed|form|base|meta|link|svg|math|style|template)\b|\son[a-z]+\s*=|javascript:",
    re.I,
)
RTF = st.lists(
    st.sampled_from(
        ["{", "}", "\\", "\\rtf1", "\\ansi", "\\'e1", "\\u-1?", "\\par ", "\\bin9999 ", "\\*", " ", "x"]
    ),
    max_size=40,
).map(lambda pieces: ("{\\rtf1" + "".join(pieces)).encode("latin-1", "replace"))
CALENDAR = st.lists(
    st.sampled_from(
        [
            "BEGIN:VCALENDAR",
            "BEGIN:VEVENT",
            "END:VEVENT",
            "END:VCALENDAR",
            "METHOD:REQUEST",
            "SUMMARY:x\x00y",
            "DTSTART:20260101",
            "DTSTART;TZID=Mars/Phobos:20260101T000000",
            "DTEND:99999999T999999Z",
            " folded",
            "RRULE:FREQ=SECONDLY;COUNT=999999999",
            "ORGANIZER:mailto:a@x.es",
            'LOCATION;X="',
            "DURATION:P99999999W",
            "BEGIN:VTIMEZONE",
            "TZID:x",
            "END:VTIMEZONE",
            ":",
            ";",
        ]
    )
    | st.text(max_size=12),
    max_size=25,
).map(lambda lines: "\r\n".join(lines).encode("utf-8", "surrogatepass"))
TNEF = st.binary(max_size=300).map(lambda tail: b"\x78\x9f\x3e\x22" + tail)
OBJECTS = st.lists(
    st.tuples(st.sampled_from([1, 2]), st.integers(0, 2**32 - 1), st.binary(max_size=40), st.integers(0, 60)),
    max_size=6,
).map(
    lambda found: (
        b"\x78\x9f\x3e\x22\x01\x00"
        + b"".join(
            bytes([level])
            + kind.to_bytes(4, "little")
            + (size or len(data)).to_bytes(4, "little")
            + data
            + b"\0\0"
            for level, kind, data, size in found
        )
    )
)


@tried
@given(st.binary(max_size=300) | MAILS)
def test_any_bytes_are_a_mail_or_none(raw: bytes) -> None:
    mail = read_or_refused(raw)
    if mail is not None:
        split_mail(text=mail.text, html=mail.html)
        assert len(mail.text) + len(mail.html) <= 8 * len(raw) + 1000


@tried
@given(MARKUP | st.text(max_size=300))
def test_cleaned_markup_runs_nothing(html: str) -> None:
    clean = sanitised(html)
    tags_only = re.sub(r">[^<]*<", "><", f">{clean}<")
    assert not RUNS.search(tags_only), clean
    assert sanitised(clean) == clean
    assert len(clean) <= 40 * len(html) + 1000


@tried
@given(st.text(max_size=400), MARKUP)
def test_a_message_is_split_and_nothing_is_lost(text: str, html: str) -> None:
    found = split_mail(text=text, html=sanitised(html))
    assert found is not None


@tried
@given(TNEF | OBJECTS | st.binary(max_size=100))
def test_a_wrapper_is_opened_or_kept(content: bytes) -> None:
    found = unwrapped(content)
    if found is not None:
        assert "\x00" not in found.text + found.html
        assert all("/" not in file.name and "\\" not in file.name and file.name for file in found.attachments)
        assert sum(len(file.content) for file in found.attachments) <= len(content)


@tried
@given(RTF | st.binary(max_size=200))
def test_rtf_is_words_or_nothing(content: bytes) -> None:
    text = text_of_rtf(content)
    assert "\x00" not in text
    assert len(text) <= 10 * len(content) + 100


def test_compressed_text_does_not_swell() -> None:
    """LZFu repeats at most 17 letters for two bytes; a head that promises more is not believed."""
    for promised in (0xFFFFFFFF, 0x7FFFFFFF, 10):
        body = b"\xff" * 4 + b"\x00\x0f\xff\xff" * 20_000
        head = (len(body) + 12).to_bytes(4, "little") + promised.to_bytes(4, "little") + b"LZFu" + b"\0\0\0\0"
        prop = b"\x02\x90\x06\x00" + (len(head) + len(body)).to_bytes(4, "little") + head + body + b"\0\0"
        found = unwrapped(b"\x78\x9f\x3e\x22\x01\x00" + prop)
        assert found is None or len(found.text) <= 17 * len(body)


@tried
@given(CALENDAR | st.binary(max_size=200))
def test_a_calendar_is_read_or_is_only_a_file(content: bytes) -> None:
    for found in invitations(content):
        told = [found.method, found.summary, found.place, found.organiser]
        assert not any(set(text) & set("\x00\r\n") for text in told)
        assert all(len(text) <= 500 for text in told)


@tried
@given(
    st.binary(max_size=300)
    | st.binary(max_size=60).map(lambda tail: b"\x30\x80\x06\x09*\x86H\x86\xf7\r\x01\x07\x02" + tail)
)
def test_an_envelope_is_opened_or_kept(data: bytes) -> None:
    assert envelope(data).kind is not None


@tried
@given(
    st.lists(
        st.sampled_from([b"From a@x.es Mon", b"From ", b">From x", b"Subject: x", b"", b"\xff", b"x"])
        | st.binary(max_size=30),
        max_size=20,
    )
)
def test_an_mbox_is_cut_into_mails(lines: list[bytes]) -> None:
    content = b"\n".join(lines)
    assert sum(len(mail) for mail in split_mbox(io.BytesIO(content))) <= len(content) + 2
