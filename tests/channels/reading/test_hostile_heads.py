"""Header fields made to keep a reader busy: time grows no faster than they do."""

from __future__ import annotations

import time

import pytest

from atiende.channels.rules.mail.reading import read_mail

LIMIT_SECONDS = 2  # of this process's CPU; what grew by the square took minutes
SIZE = 200_000
TOKENS = {
    "letters": "a",
    "words that begin and never end": "=?utf-8?Q?x ",
    "escaped quotes": '\\"',
    "opened quotes": 'a"',
    "opened comments": "(a",
    "semicolons and blanks": "; ",
    "at signs": "a@",
    "addresses": "<a@x.es>",
}


@pytest.mark.parametrize(
    "field", ["From", "Subject", "References", "Content-Type", "Content-Disposition", "Date"]
)
@pytest.mark.parametrize("token", TOKENS.values(), ids=TOKENS)
def test_a_field_full_of_one_thing_is_read_in_time(field: str, token: str) -> None:
    value = "a " + (token * SIZE)[:SIZE]
    others = "" if field == "From" else "From: ana@x.es\r\n"
    began = time.process_time()
    read_mail(f"{others}{field}: {value}\r\nMessage-ID: <1@x.es>\r\n\r\nHola\r\n".encode())
    assert time.process_time() - began < LIMIT_SECONDS
