"""What pg_restore complains of is a failure, unless it is the one setting that earlier servers do not know."""

from __future__ import annotations

import pytest

from atiende.platform.backup.errors import ProgramFailed
from atiende.platform.backup.restoring import _check_words

UNKNOWN = (
    b'pg_restore: error: could not execute query: FEHLER:  unbekannt: "transaction_timeout"\n'
    b"Command was: SET transaction_timeout = 0;\n"
)
IGNORED = b"pg_restore: warning: errors ignored on restore: 1\n"
OTHER = b'pg_restore: error: could not execute query: ERROR:  relation "a" does not exist\n'


def test_the_unknown_setting_alone_is_let_pass() -> None:
    _check_words(1, UNKNOWN + UNKNOWN + IGNORED)
    _check_words(0, b"")


@pytest.mark.parametrize("said", [UNKNOWN + OTHER + IGNORED, UNKNOWN, OTHER, b"", b"killed\n"])
def test_everything_else_is_a_failure(said: bytes) -> None:
    with pytest.raises(ProgramFailed):
        _check_words(1, said)


def test_the_failure_says_what_happened() -> None:
    with pytest.raises(ProgramFailed, match='relation "a" does not exist'):
        _check_words(1, UNKNOWN + OTHER + IGNORED)
