"""`customer export` and `customer erase`, as a person at a terminal or a script runs them."""

from __future__ import annotations

import io
import json
import sys
from argparse import Namespace
from pathlib import Path

import pytest

from atiende.customers.models import Customer
from atiende.platform.audit.seal import seal_pending
from atiende.site.command_line.work.audit import verify_seals
from atiende.site.command_line.work.customers import erase, export
from tests.customers.conftest import AT


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def wish(customer_id: int, **more: object) -> Namespace:
    return Namespace(
        **{"customer_id": customer_id, "rule": "request", "yes": False, "json": False, "folder": None, **more}
    )


def test_export_says_what_was_written_and_refuses_a_full_folder(
    joined: tuple[int, int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "out"
    assert export(wish(joined[0], folder=folder, json=True)) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["customers"] == sorted(joined)
    assert export(wish(joined[0], folder=folder)) == 1
    assert str(folder) in capsys.readouterr().err


def test_an_unknown_number_is_refused_in_one_sentence(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    for work in (erase, export):
        assert work(wish(99, folder=Path("nowhere"))) == 1
        assert capsys.readouterr().err.count("\n") == 1


def test_a_script_that_names_the_number_is_not_asked(
    joined: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    assert erase(wish(joined[0])) == 0
    assert not Customer.objects.exists()


def test_at_a_terminal_yes_is_enough(joined: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal())
    assert erase(wish(joined[0], yes=True)) == 0
    assert not Customer.objects.exists()


def test_at_a_terminal_the_number_is_asked_for(
    joined: tuple[int, int], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for typed, code, left in (("", 1, 2), ("yes\n", 1, 2), (f"{joined[0]}\n", 0, 0)):
        monkeypatch.setattr(sys, "stdin", Terminal(typed))
        assert erase(wish(joined[0])) == code
        assert Customer.objects.count() == left
    assert "nueva@a.example" in capsys.readouterr().err


def test_audit_verify_tells_of_the_erasure(
    joined: tuple[int, int], capsys: pytest.CaptureFixture[str]
) -> None:
    erase(wish(joined[0], yes=True, rule="consent_withdrawn"))
    seal_pending(AT)
    capsys.readouterr()
    assert verify_seals(Namespace(seals=None, json=False)) == 0
    told = capsys.readouterr().out
    assert all(f" {each} " in told for each in joined)
    assert "consent_withdrawn" in told
