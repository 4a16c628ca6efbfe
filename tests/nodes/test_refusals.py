"""Why a node does not start, in one sentence each."""

from __future__ import annotations

from pathlib import Path

import pytest

from atiende.site.nodes.errors import SettingsUnreadable
from atiende.site.nodes.settings_file import read_settings
from tests.nodes.running import SECRET, own_database
from tests.processes import command


@pytest.mark.process
def test_it_needs_a_database_of_somebody_else(tmp_path: Path) -> None:
    done = command("serve", "web", "--port", "0", data=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("A node needs DATABASE_URL")


@pytest.mark.slow
@pytest.mark.process
@pytest.mark.parametrize("role", ["web", "live", "worker"])
def test_it_does_not_touch_tables_that_are_older_than_it_is(role: str, tmp_path: Path) -> None:
    with own_database(f"nodes_old_{role}") as url:
        done = command(
            "serve", role, "--port", "0", data=tmp_path, DATABASE_URL=url, ATIENDE_SECRET_KEY=SECRET
        )
    assert (done.returncode, done.stdout) == (1, "")
    assert "run “atiende migrate” once" in done.stderr.splitlines()[-1]


def test_a_file_of_settings_is_read_and_its_faults_are_named_without_values(tmp_path: Path) -> None:
    file = tmp_path / "settings"
    file.write_text(
        "# ours\n\nDATABASE_URL='postgresql://u:secret@h/d'\nATIENDE_BASE_URL=https://a.example=b\n"
    )
    assert read_settings(file) == {
        "DATABASE_URL": "postgresql://u:secret@h/d",
        "ATIENDE_BASE_URL": "https://a.example=b",
    }
    file.write_text("A=1\nexport secret=x\n")
    with pytest.raises(SettingsUnreadable, match="line 2") as refused:
        read_settings(file)
    assert "x" not in refused.value.params["reason"]
    with pytest.raises(SettingsUnreadable, match="No such file"):
        read_settings(tmp_path / "absent")
    assert read_settings(None) == {}
