"""`atiende import` brings files in, says what it did, and refuses in one line."""

from __future__ import annotations

import argparse
import json

import pytest

from atiende.organisation.models import Brand
from atiende.site.command_line import registry
from atiende.site.command_line.work.imports import bring_in
from atiende.tickets.models import Ticket

from .conftest import lines, put, ticket


@pytest.fixture
def run(house, tmp_path):
    Brand.objects.filter(pk=house.nova.pk).update(is_default=True)

    def ran(files, *options, kind="tickets"):
        parser = argparse.ArgumentParser()
        registry.load(("import",)).add_arguments(parser)
        paths = [str(path) for _, path in put(tmp_path, files)]
        return bring_in(parser.parse_args([kind, *(paths or [str(tmp_path / "nada")]), *options]))

    return ran


def test_it_says_what_it_did(run, capsys, tmp_path):
    files = {"a.json": lines(ticket(1), "{", ticket(2, team="Soporte"))}
    problems = tmp_path / "fuera.csv"
    options = ("--team", "soporte=ayuda", "--problems", str(problems), "--json")
    assert run(files, *options, "--dry-run") == 0
    assert json.loads(capsys.readouterr().out)["taken"] == 2
    assert not Ticket.objects.exists()
    assert run(files, *options) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["taken"], report["left_out"], report["known"]) == (2, 1, 0)
    assert len(problems.read_text("utf-8-sig").splitlines()) == 2
    assert Ticket.objects.get(subject="Caldera 2").team.name == "Ayuda"
    assert run(files) == 0
    assert "2" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("files", "options"),
    [
        ({}, ()),
        ({"a.pdf": "%PDF"}, ()),
        ({"a.json": "{}"}, ("--brand", "Nadie")),
        ({"a.json": "{}"}, ("--team", "x")),
        ({"a.json": "{}"}, ("--team", "x=Nadie")),
    ],
)
def test_it_refuses_in_one_line(run, capsys, files, options):
    assert run(files, *options) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 1
