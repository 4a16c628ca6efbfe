"""The examples in deploy/ name commands that exist, and are what the programs that read them understand."""

from __future__ import annotations

import argparse
import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from atiende.site.command_line.registry import command_names, load
from atiende.site.environment import read_environment
from atiende.site.nodes.settings_file import read_settings
from tests.nodes.proxy import PROGRAM, configuration, free_port

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))


def compose() -> dict[str, Any]:
    return dict(yaml.safe_load((DEPLOY / "compose.yaml").read_text()))


def is_understood(words: list[str]) -> bool:
    """Whether our command line takes these words."""
    for length in (3, 2, 1):
        name = tuple(words[:length])
        if name in command_names():
            parser = argparse.ArgumentParser(exit_on_error=False, allow_abbrev=False)
            load(name).add_arguments(parser)
            parser.parse_args(words[length:])
            return True
    return False


def test_each_service_of_the_compose_file_runs_a_command_that_exists() -> None:
    ours = {name: service for name, service in compose()["services"].items() if service["image"] == "atiende"}
    assert set(ours) == {"migrate", "web1", "web2", "live", "worker1", "worker2"}
    for name, service in ours.items():
        assert is_understood(service["command"]), name
        assert service["volumes"] == ["data:/data"]


def test_the_settings_of_the_compose_file_are_ours_and_usable() -> None:
    settings = compose()["services"]["web1"]["environment"]
    given = {
        "POSTGRES_PASSWORD": "p",
        "ATIENDE_SECRET_KEY": "k" * 50,
        "ATIENDE_BASE_URL": "https://care.example.com",
    }
    given |= {"ATIENDE_ALLOWED_HOSTS": "care.example.com"}
    filled = {
        name: re.sub(r"\$\{(\w+)(:[?-])?\}", lambda found: given.get(found[1], ""), value)
        for name, value in settings.items()
    }
    environment = read_environment(filled)
    assert environment.database_url == "postgresql://atiende:p@postgres:5432/atiende"
    assert environment.redis_url
    proxy = compose()["services"]["proxy"]["networks"]["inside"]["ipv4_address"]
    assert environment.trusted_proxies == {proxy}
    example = (DEPLOY / "compose.env.example").read_text()
    wanted = set(re.findall(r"\$\{(\w+)", (DEPLOY / "compose.yaml").read_text()))
    assert wanted == set(re.findall(r"^(\w+)=", example, re.MULTILINE))


def test_the_container_starts_a_command_that_exists_and_not_as_root() -> None:
    lines = (DEPLOY / "Containerfile").read_text().splitlines()
    (command,) = [line for line in lines if line.startswith("CMD [")]
    assert is_understood(list(yaml.safe_load(command.removeprefix("CMD "))))
    assert "USER atiende" in lines
    assert lines.count("FROM python:3.11-slim") == 1  # what was needed to build stays behind


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: str(unit.name))
def test_each_unit_starts_a_command_that_exists(unit: Path) -> None:
    (line,) = re.findall(r"^ExecStart=(.*)$", unit.read_text(), re.MULTILINE)
    program, *words = shlex.split(line.replace("%i", "8001"))
    assert program == "/opt/atiende/bin/atiende"
    assert is_understood(words)


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
def test_systemd_understands_the_units(tmp_path: Path) -> None:
    program = tmp_path / "atiende"
    program.touch(mode=0o755)
    named = []
    for unit in UNITS:
        text = unit.read_text().replace("/opt/atiende/bin/atiende", str(program))
        name = unit.name.replace("@.", "@8001.")
        (tmp_path / name).write_text(text)
        named.append(str(tmp_path / name))
    done = subprocess.run(["systemd-analyze", "verify", *named], capture_output=True, text=True, check=False)
    about_us = [line for line in done.stderr.splitlines() if "atiende" in line]
    assert about_us == []


def test_the_example_of_settings_is_read(tmp_path: Path) -> None:
    text = (DEPLOY / "systemd" / "atiende-settings.example").read_text()
    (tmp_path / "all").write_text(re.sub(r"^#(\w+=)", r"\1", text, flags=re.MULTILINE))
    settings = read_settings(tmp_path / "all")
    settings |= {
        "ATIENDE_SECRET_KEY": "k" * 50,
        "ATIENDE_FILES": "s3://bucket/prefix",
        "ATIENDE_DATA": str(tmp_path),
    }
    assert read_environment(settings).metrics == "local"


@pytest.mark.skipif(PROGRAM is None, reason="no nginx here (Debian: apt install nginx-light)")
def test_nginx_understands_its_example(tmp_path: Path) -> None:
    text = configuration(tmp_path, free_port(), web=[8000, 8010], live=8100)
    (tmp_path / "nginx.conf").write_text(text)
    done = subprocess.run(
        [str(PROGRAM), "-t", "-q", "-c", str(tmp_path / "nginx.conf"), "-e", "/dev/null"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
