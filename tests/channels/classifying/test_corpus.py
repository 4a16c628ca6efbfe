"""The collection of real bounces and of real mail of people."""

from __future__ import annotations

from pathlib import Path

from atiende.channels.rules.mail.classifying import Verdict, classify
from atiende.channels.rules.mail.reading import read_mail
from tests.channels.corpus import mails, needs_corpus

pytestmark = needs_corpus


def verdicts(*folders: str) -> dict[Path, Verdict]:
    return {
        path: classify(read_mail(path.read_bytes()), own_addresses=frozenset()) for path in mails(*folders)
    }


def test_what_came_back_is_told_from_what_people_wrote() -> None:
    found = verdicts("bounces", "bounces-crlf-mac")

    kinds = [verdict.kind for verdict in found.values()]
    assert kinds.count("message") <= 2  # forwarded by a person
    assert kinds.count("bounce") >= 465
    assert all(verdict.is_automatic for verdict in found.values() if verdict.kind != "message")


def test_a_bounce_names_an_address() -> None:
    bounces = [
        verdict for verdict in verdicts("bounces", "bounces-crlf-mac").values() if verdict.kind == "bounce"
    ]

    assert sum(1 for verdict in bounces if verdict.bounced) >= 0.99 * len(bounces)


def test_people_stay_people() -> None:
    found = verdicts("plain", "charsets", "attachments", "malformed", "smime-pgp")

    assert {verdict.kind for verdict in found.values() if verdict.kind != "message"} == set()
