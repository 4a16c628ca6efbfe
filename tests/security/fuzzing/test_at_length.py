"""The same properties with many examples that are new each time, and the growth of what is read."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from atiende.channels.rules.mail.html import sanitised
from atiende.channels.rules.mail.reading.winmail import text_of_rtf
from atiende.channels.rules.mail.splitting import split_mail
from atiende.kernel.tables import read_table
from atiende.platform.logs import redacted_text
from tests.architecture.source import ROOT
from tests.channels.reading.test_any_bytes import read_or_refused
from tests.security.fuzzing.lengths import AT_LENGTH

pytestmark = pytest.mark.slow
_EXAMPLES = "1500"
_MOST_GROWTH = 6.0
"""Four times as much may take six times as long; what grows with the square takes sixteen."""


def test_with_many_examples() -> None:
    here = ROOT / "tests" / "security" / "fuzzing"
    if AT_LENGTH in os.environ:
        pytest.skip("this is the long run already")
    found = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-n",
            "0",
            "-p",
            "no:cacheprovider",
            "-m",
            "not slow",
            str(here),
        ],
        cwd=ROOT,
        env={**os.environ, AT_LENGTH: _EXAMPLES},
        capture_output=True,
        text=True,
        check=False,
        timeout=1500,
    )
    assert found.returncode == 0, found.stdout[-6000:]


@pytest.mark.parametrize(
    ("read", "piece"),
    [
        (lambda text: sanitised(text), "<b><i>"),
        (lambda text: sanitised(text), "<a href='"),
        (lambda text: sanitised(text), "<!--"),
        (lambda text: sanitised(text), "&lt;"),
        (lambda text: split_mail(text=text, html=""), "> a\n"),
        (lambda text: split_mail(text=text, html=""), "El lun, 1 ene 2026 a las 1:00, "),
        (lambda text: split_mail(text=text, html=""), "-"),
        (lambda text: split_mail(text=text, html=""), "https://"),
        (lambda text: split_mail(text="", html=sanitised(text)), "<blockquote>"),
        (lambda text: text_of_rtf(("{\\rtf1" + text).encode()), "{\\*\\x "),
        (lambda text: text_of_rtf(("{\\rtf1" + text).encode()), "\\'e1"),
        (lambda text: read_or_refused(b"From: a@x.es\r\nSubject: " + text.encode()), "=?utf-8?q?a?= "),
        (lambda text: read_or_refused(b"From: a@x.es\r\nTo: " + text.encode()), "a@x.es,"),
        (lambda text: read_or_refused(b"From: a@x.es\r\n\r\n" + text.encode()), "--\r\n"),
        (lambda text: read_or_refused(b"From: a@x.es\r\nReferences: " + text.encode()), "<a@x> "),
        (
            lambda text: read_table(b"sku;name\n" + text.encode(), {"sku": ("sku",), "name": ("name",)}),
            'a;"b',
        ),
        (lambda text: redacted_text(text), "password="),
        (lambda text: redacted_text(text), "://a:"),
        (lambda text: redacted_text(text), "Key (a"),
    ],
)
def test_what_is_read_grows_with_what_is_sent(read: Callable[[str], object], piece: str) -> None:
    small, large = piece * (60_000 // len(piece)), piece * (240_000 // len(piece))
    read(small)
    assert _least(read, large) <= _MOST_GROWTH * _least(read, small) + 0.05


def _least(read: Callable[[str], object], text: str) -> float:
    """Seconds of this process's own work: the least of three, since others use the machine too."""
    taken = []
    for _ in range(3):
        began = time.process_time()
        read(text)
        taken.append(time.process_time() - began)
    return min(taken)
