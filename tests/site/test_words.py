"""The command line speaks the caller's language, and needs no Django for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from atiende.kernel.refusals import NotPermitted, Refusal
from atiende.site.command_line.commands.test import pytest_words
from atiende.site.command_line.entrance import run
from atiende.site.command_line.registry import command_names, load
from atiende.site.command_line.words import figure, gettext, language, sentence_of, speaking
from tests.processes import clean_environment


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"LANG": "es_AR.UTF-8"}, "es"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "es_ES.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "es_MX"}, "es"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "ca:es:en"}, "es"),
        ({"LC_ALL": "C", "LANGUAGE": "es"}, "en"),
        ({"LANG": "xx_XX.UTF-8"}, "en"),
        ({}, "en"),
        ({"LANG": "es"}, "es"),
    ],
)
def test_the_language_is_the_locales(variables: dict[str, str], expected: str) -> None:
    assert language(variables) == expected


def test_every_command_says_what_it_does_in_both_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "es_ES.UTF-8")
    untranslated = [name for name in command_names() if gettext(load(name).SUMMARY) == load(name).SUMMARY]
    assert untranslated == []


def test_a_refusal_is_one_sentence_with_its_values(monkeypatch: pytest.MonkeyPatch) -> None:
    class Refused(Refusal):
        message = "%(count)s things"

    assert sentence_of(Refused(count=3)) == "3 things"


@pytest.mark.parametrize(
    "words", [[], ["--help"], ["up", "--help"], ["doctor", "--help"], ["test", "--help"]]
)
def test_help_in_spanish(words: list[str], tmp_path: Path) -> None:
    done = _run(words, LANG="es_ES.UTF-8", tmp_path=tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith("uso: ")
    assert "usage" not in done.stdout


def test_wrong_usage_is_2_and_says_so_in_spanish(tmp_path: Path) -> None:
    done = _run(["up", "--nonsense"], LANG="es_ES.UTF-8", tmp_path=tmp_path)
    assert done.returncode == 2
    assert "desconocidos" in done.stderr
    port = _run(["up", "--port", "99999"], LANG="es_ES.UTF-8", tmp_path=tmp_path)
    assert port.returncode == 2
    assert "escriba un número del 0 al 65535" in port.stderr
    unknown = _run(["nonsense"], LANG="es_ES.UTF-8", tmp_path=tmp_path)
    assert unknown.returncode == 2
    assert "nonsense" in unknown.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["user", "create", "--email", "a@b.example", "--role", "agent", "--name", "x\udcff"],
        ["user", "create", "--email", "a@b.example", "--name", "x", "--role", "agent", "--role", "\udcff"],
        ["mail", "import", "file\udcff", "--mailbox", "\udcff"],
        ["token", "create", "--user", "a@b.example", "--scope", "admin", "--days", "99999999"],
        ["token", "create", "--user", "a@b.example", "--scope", "admin", "--days", "x"],
    ],
)
def test_what_cannot_be_meant_is_wrong_usage(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(words)
    assert ended.value.code == 2
    assert "error: " in capsys.readouterr().err


def test_up_and_help_do_without_django(tmp_path: Path) -> None:
    code = (
        "import sys, atiende.site.command_line, atiende.site.command_line.commands.up;"
        "sys.exit(any(name == 'django' or name.startswith('django.') for name in sys.modules))"
    )
    environment = clean_environment(ATIENDE_DATA=str(tmp_path))
    assert subprocess.run([sys.executable, "-c", code], env=environment, check=False).returncode == 0


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], ["-m", "not slow", "-n", "2", "--dist", "loadfile"]),
        (["-m", "browser"], ["-n", "2", "--dist", "loadfile", "-m", "browser"]),
        (["-n", "0"], ["-m", "not slow", "-n", "0"]),
        (["tests/kernel", "-q"], ["-m", "not slow", "tests/kernel", "-q"]),
        (["--all"], ["-p", "tests.resuming", "-n", "2", "--dist", "loadfile"]),
        (["--all", "--restart"], ["-p", "tests.resuming", "--restart", "-n", "2", "--dist", "loadfile"]),
    ],
)
def test_what_the_test_command_tells_pytest(words: list[str], expected: list[str]) -> None:
    assert pytest_words(words) == expected


def _run(words: list[str], *, LANG: str, tmp_path: Path) -> subprocess.CompletedProcess[str]:  # noqa: N803
    environment = clean_environment(ATIENDE_DATA=str(tmp_path), LANG=LANG)
    environment.pop("LC_ALL")
    return subprocess.run(
        [sys.executable, "-m", "atiende.site.command_line", *words],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_refusal_of_any_room_is_said_in_the_callers_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "es_ES.UTF-8")
    assert sentence_of(NotPermitted()) == "No tiene permiso para hacer esto."


def test_a_page_has_the_words_in_its_own_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    with speaking("es"):
        assert sentence_of(NotPermitted()) == "No tiene permiso para hacer esto."
    assert sentence_of(NotPermitted()) == NotPermitted.message


def test_figures_are_written_as_the_language_does() -> None:
    with speaking("es"):
        assert (figure(65_432), figure(1_297), figure(0.04, decimals=1)) == ("65.432", "1297", "0,0")
    with speaking("en"):
        assert (figure(65_432), figure(2.25, decimals=2)) == ("65,432", "2.25")
