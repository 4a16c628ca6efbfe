"""What a worker says is read in the language of the reader; what a server said, as it said it."""

from __future__ import annotations

import pytest
from django.utils import translation

from atiende.platform.storage import DiskFull, FileStoreUnusable
from atiende.platform.told import LIMIT, is_ours, join, tell, tell_refusal, words_of

IN_TIME = "The server did not answer in time."
CERTIFICATE = "The server's certificate is not trusted: %(reason)s."


def read(stored: str) -> tuple[str, str]:
    with translation.override("es"):
        spanish = words_of(stored)
    with translation.override("en"):
        return words_of(stored), spanish


def test_whoever_reads_reads_it_in_their_language_whoever_wrote_it():
    with translation.override("es"):
        stored = tell(IN_TIME)
    assert read(stored) == (IN_TIME, "El servidor no respondió a tiempo.")


def test_facts_are_facts_in_every_language():
    english, spanish = read(tell(CERTIFICATE, reason="100 % «caducó» {0} %(x)s"))
    assert english == CERTIFICATE % {"reason": "100 % «caducó» {0} %(x)s"}
    assert "caducó» {0} %(x)s" in spanish
    assert spanish != english


def test_what_a_server_said_stays_as_it_is():
    for said in (
        "550 no such user 100 % %(x)s",
        '{"told": ',
        '{"told": [1]}',
        '{"told": [["a"]]}',
        "[" * 400,
        "",
    ):
        assert words_of(said) == said
        assert not is_ours(said)


def test_a_refusal_is_told_with_its_facts():
    english, spanish = read(tell_refusal(FileStoreUnusable("solo lectura")))
    assert "solo lectura" in english
    assert "solo lectura" in spanish
    assert words_of(tell_refusal(DiskFull()))


def test_ours_and_theirs_together():
    stored = join("ana@x.example 550 no", tell(IN_TIME))
    assert read(stored)[0] == f"ana@x.example 550 no; {IN_TIME}"
    assert is_ours(stored)
    assert join("550 a", "", "550 b") == "550 a; 550 b"
    assert join() == ""


@pytest.mark.parametrize("said", ['"' * 900, "ñ" * 900, "\\" * 900, "a, " * 400], ids=lambda said: said[:3])
def test_however_much_there_is_to_tell_it_fits_and_can_be_read(said):
    for stored in (tell(CERTIFICATE, reason=said), join(said, tell(CERTIFICATE, reason=said)), join(said)):
        assert len(stored) <= LIMIT
    assert read(tell(CERTIFICATE, reason=said))[0].startswith("The server's certificate is not trusted: ")


def test_facts_that_do_not_fit_the_sentence_break_nothing():
    assert words_of('{"told": [["Broken: %(missing)s", {}]]}') == "Broken: %(missing)s"
    assert words_of('{"told": [["Broken: %(missing)s", {"a": 1}]]}') == "Broken: %(missing)s"
