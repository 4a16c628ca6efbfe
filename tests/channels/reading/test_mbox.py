from __future__ import annotations

import io
import tracemalloc

from atiende.channels.rules.mail.reading import read_mail, split_mbox


def mails_of(text: str) -> list[str]:
    return [raw.decode() for raw in split_mbox(io.BytesIO(text.encode()))]


def test_each_mail_without_its_from_line() -> None:
    found = mails_of("From ana Tue Nov 3\nSubject: uno\n\na\n\nFrom eva Wed Nov 4\nSubject: dos\n\nb\n")

    assert found == ["Subject: uno\n\na\n", "Subject: dos\n\nb\n"]


def test_escaped_lines_lose_one_sign() -> None:
    (found,) = mails_of("From a\nSubject: x\n\n>From lejos\n>>From cerca\n> From\n")

    assert found.split("\n\n", 1)[1] == "From lejos\n>From cerca\n> From\n"


def test_a_line_of_text_that_nobody_escaped_begins_no_mail() -> None:
    found = mails_of(
        "From a\nSubject: x\n\nHola\n\nFrom here on it is text.\nSaludos\n\nFrom b\nSubject: y\n\nz\n"
    )

    assert len(found) == 2
    assert "From here on" in found[0]


def test_a_line_that_only_looks_like_a_field_begins_no_mail() -> None:
    found = mails_of("From a\nSubject: x\n\nMi película:\n\nFrom Russia with love\nYear: 1963\n")

    assert len(found) == 1
    assert "Year: 1963" in found[0]


def test_windows_line_ends_and_a_mark_at_the_start() -> None:
    found = list(
        split_mbox(
            io.BytesIO(
                b"\xef\xbb\xbfFrom a\r\nSubject: x\r\n\r\nuno\r\n\r\nFrom b\r\nSubject: y\r\n\r\ndos\r\n"
            )
        )
    )

    assert [read_mail(raw).subject for raw in found] == ["x", "y"]


def test_a_file_without_from_lines_is_one_mail_and_an_empty_one_none() -> None:
    assert mails_of("Subject: x\n\na\n") == ["Subject: x\n\na\n"]
    assert mails_of("") == []
    assert mails_of("\n\n") == []


def test_memory_holds_one_mail_at_a_time() -> None:
    class Endless(io.RawIOBase):
        left = 400

        def readable(self) -> bool:
            return True

        def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def]
            if not self.left:
                return 0
            self.left -= 1
            data = (b"From a\nSubject: x\n\n" + b"x" * 60 + b"\n\n") * (len(buffer) // 90)
            buffer[: len(data)] = data
            return len(data)

    tracemalloc.start()
    count = sum(1 for _ in split_mbox(io.BufferedReader(Endless())))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert count > 10_000
    assert peak < 1_000_000
