"""`atiende mailbox create` and `list` on a new installation."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.processes import command

pytestmark = pytest.mark.process


@pytest.mark.slow
def test_a_script_creates_mailboxes_before_the_set_up(new_data: Path):
    data = new_data
    made = command("mailbox", "create", "Soporte", "--address", "Ayuda@Nova.example", "--json", data=data)
    assert (made.returncode, made.stderr) == (0, "")
    assert json.loads(made.stdout)["address"] == "ayuda@nova.example"
    live = command(
        *("mailbox", "create", "Vivo", "--address", "v@nova.example", "--since", "2026-11-01"),
        *(
            "--imap",
            "imaps://ana@imap.nova.example/INBOX",
            "--smtp",
            "smtps://ana@smtp.nova.example",
            "--json",
        ),
        data=data,
        ATIENDE_IMAP_PASSWORD="secreta",
    )
    assert live.returncode == 0, live.stderr
    assert json.loads(live.stdout)["imap"] == "imap.nova.example:993"
    assert "secreta" not in live.stdout + live.stderr
    again = command("mailbox", "create", "soporte", "--address", "b@nova.example", data=data)
    assert (again.returncode, again.stderr) == (1, "There is already a mailbox with this name.\n")
    wrong = command("mailbox", "create", "C", "--address", "c@nova.example", "--imap", "x", data=data)
    assert (wrong.returncode, wrong.stderr.count("\n")) == (1, 1)
    nobody = command(
        "mailbox", "create", "C", "--address", "c@nova.example", "--imap", "imaps://a@h.example", data=data
    )
    assert (nobody.returncode, "password" in nobody.stderr) == (1, True)
    rows = json.loads(command("mailbox", "list", "--json", data=data).stdout)
    assert [(row["name"], row["health"]) for row in rows] == [("Soporte", "import_only"), ("Vivo", "waiting")]
