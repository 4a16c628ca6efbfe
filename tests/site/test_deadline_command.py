"""`atiende deadline`: exit codes, what a program reads and what a person reads."""

from __future__ import annotations

import json

import pytest

from atiende.site.command_line.entrance import run
from atiende.site.command_line.words import speaking

ASKED = ["deadline", "--shipped", "--rule", "es-ley10-2025/general", "--region", "ES-CT"]


def test_a_program_reads_the_date_and_its_working(capsys):
    assert run([*ASKED, "--received", "2026-06-15T10:00+02:00", "--json"]) == 0
    out, err = capsys.readouterr()
    said = json.loads(out)
    assert said["due_on"] == "2026-07-07"
    assert said["day0"] == "2026-06-15"
    assert {"date": "2026-06-24", "name": "San Juan", "kind": "holiday"} in said["skipped"]
    assert (said["pack"], said["version"], said["tier"]) == ("es-ley10-2025", "2026.1", "verified")
    assert said["source"] == "Ley 10/2025, art. 17.1"
    assert "provisional" not in said
    assert "due_at" not in said
    assert err == ""


def test_a_date_beyond_the_calendar_is_provisional_and_warns(capsys):
    assert run([*ASKED, "--received", "2027-03-01", "--json"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["provisional"] is True
    assert "2026-12-31" in err


def test_a_person_reads_it_in_their_language(capsys):
    with speaking("es"):
        assert run([*ASKED, "--received", "2026-06-15"]) == 0
    said = capsys.readouterr().out
    assert "Vence: martes 7 de julio de 2026 (2026-07-07)" in said
    assert "2026-06-24  San Juan" in said
    with speaking("en"):
        run([*ASKED, "--received", "2026-06-15"])
    said = capsys.readouterr().out
    assert "Due: Tuesday 7 July 2026 (2026-07-07)" in said
    assert "2026-06-20  Saturday" in said


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        (["--region", "XX", "--received", "2026-06-15"], 1),
        (["--region", "CO", "--received", "2026-06-15"], 1),
        (["--rule", "no/rule", "--received", "2026-06-15"], 1),
        (["--received", "9999-12-31"], 1),
        (["--received", "2026-06-15", "--corrected", "2026-06-14"], 1),
    ],
)
def test_a_refusal_is_one_sentence_and_one(capsys, changed, code):
    assert run([*ASKED, *changed]) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1


@pytest.mark.parametrize("received", ["yesterday", "2026-02-30", "2026-06-15T25:00", ""])
def test_wrong_usage_is_two(capsys, received):
    with pytest.raises(SystemExit) as ended:
        run([*ASKED, "--received", received])
    assert ended.value.code == 2
