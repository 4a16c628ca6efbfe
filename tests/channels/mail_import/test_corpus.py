"""The whole collection of mail through the command: nothing lost, nothing twice, each outcome as it was judged."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest

from tests.channels.corpus import MAIL, needs_corpus
from tests.processes import command

pytestmark = [pytest.mark.process, pytest.mark.slow, needs_corpus]

JUDGED = {
    "attachments": {"ticket": 7, "reply": 1},
    "bounces": {"bounce": 437, "auto_reply": 5, "feedback_report": 11, "ticket": 2},
    "bounces-crlf-mac": {"feedback_report": 1, "duplicate": 18, "bounce": 16},
    "calendar": {"not_a_message": 90},
    "charsets": {"ticket": 4},
    "dkim": {"ticket": 3, "not_a_message": 1},
    "html": {"not_a_message": 8},
    "malformed": {"ticket": 17},
    "mbox": {"ticket": 38, "bounce": 1, "not_a_message": 2},
    "mime": {"ticket": 88, "bounce": 5, "not_a_message": 2, "feedback_report": 1},
    "not-bounces": {"ticket": 2, "bounce": 1},
    "plain": {"ticket": 11},
    "replies": {"not_a_message": 73, "ticket": 7},
    "rfc-torture": {"ticket": 34, "bounce": 2, "quarantined": 1, "not_a_message": 13},
    "smime-pgp": {"ticket": 1},
    "tnef": {"not_a_message": 14, "ticket": 1},
}


def _imported(data: Path) -> list[dict[str, Any]]:
    done = command("mail", "import", str(MAIL), "--mailbox", "Todo", "--json", data=data, limit=600)
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_every_mail_has_the_outcome_that_a_person_gives_it(process_folder: Path):
    data = process_folder / "mail-corpus"
    made = command("mailbox", "create", "Todo", "--address", "todo@nova.example", data=data, limit=240)
    assert made.returncode == 0, made.stderr

    lines = _imported(data)

    assert {line["file"] for line in lines} == {str(path) for path in MAIL.rglob("*") if path.is_file()}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for line in lines:
        folder = Path(line["file"]).relative_to(MAIL).parts
        if len(folder) > 1:
            counts[folder[0]][line["outcome"]] += 1
    assert {folder: dict(found) for folder, found in counts.items()} == JUDGED

    again = _imported(data)
    assert len(again) == len(lines)
    for before, line in zip(lines, again, strict=True):
        kept = before["outcome"] != "not_a_message"
        assert line["outcome"] == ("duplicate" if kept else "not_a_message")
        assert (line["ticket"], line["message"]) == (before["ticket"], before["message"])
