"""`atiende mail import` as a process: every outcome, and what it says of what cannot be taken."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.channels.mail_import.letters import letters_of_machines
from tests.processes import clean_environment, command, until

pytestmark = pytest.mark.process

KEYS = {
    *("file", "index", "sha256", "outcome", "ticket", "message", "from", "subject"),
    *("visible_text", "has_quote", "attachments", "problem"),
}
MAIL = (
    "From: Ana <ana@correo.example>\nTo: soporte@nova.example\nSubject: %s\nMessage-ID: <%s@correo.example>\n"
    "Date: Tue, 17 Nov 2026 10:00:00 +0100\nContent-Type: text/plain; charset=utf-8\n%s\n%s\n"
)


def _mail(number: str, words: str = "Hola, no funciona.", more: str = "") -> bytes:
    return (MAIL % (f"Asunto {number}", number, more, words)).encode()


@pytest.fixture(scope="module")
def data(installed_data: Path, process_folder: Path) -> Path:
    folder = process_folder / "mail-import"
    subprocess.run(["cp", "-a", str(installed_data), str(folder)], check=True)
    made = command("mailbox", "create", "Soporte", "--address", "soporte@nova.example", data=folder)
    assert made.returncode == 0, made.stderr
    return folder


def _imported(
    data: Path, *paths: Path, **environment: str
) -> tuple[int, list[dict[str, Any]], subprocess.CompletedProcess[str]]:
    done = command(
        *("mail", "import", *map(str, paths), "--mailbox", "Soporte", "--json"),
        data=data,
        limit=180,
        **environment,
    )
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert all(line.keys() == KEYS for line in lines)
    return done.returncode, lines, done


def _by_name(lines: list[dict[str, Any]]) -> Mapping[tuple[str, int], dict[str, Any]]:
    return {(Path(line["file"]).name, line["index"]): line for line in lines}


def test_a_folder_with_everything_gives_a_line_for_each_mail_and_file(data: Path, tmp_path: Path):
    machines = {letter.name: letter.raw for letter in letters_of_machines()}
    inner = tmp_path / "inner" / "cur"
    inner.mkdir(parents=True)
    (inner / "1700000000.M1.host:2,S").write_bytes(_mail("maildir"))
    (tmp_path / ".hidden").write_bytes(_mail("hidden"))
    (tmp_path / "reply.txt").write_bytes(_mail("reply", "Sí.", "In-Reply-To: <hidden@correo.example>\n"))
    (tmp_path / "bounce").write_bytes(machines["automatic: movistar mailbox full"])
    (tmp_path / "away").write_bytes(machines["automatic: fuera de la oficina old exchange"])
    (tmp_path / "spam").write_bytes(machines["automatic: complaint of spam"])
    (tmp_path / "x-copy-crlf").write_bytes(_mail("hidden").replace(b"\n", b"\r\n"))
    (tmp_path / "x-copy-cr").write_bytes(_mail("hidden").replace(b"\n", b"\r"))
    (tmp_path / "empty.eml").write_bytes(b"")
    (tmp_path / "photo.eml").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (tmp_path / "closed.eml").write_bytes(b"Content-Type: text/plain\nMIME-Version: 1.0\n\n\n")
    box = b"".join(
        b"From ana@correo.example Tue Nov 17 10:00:00 2026\n"
        + _mail(f"box{number}", "a\n\n>From aqui\n")
        + b"\n"
        for number in (1, 2)
    )
    (tmp_path / "box").write_bytes(b"\xef\xbb\xbf" + box)
    (tmp_path / "link.eml").symlink_to(tmp_path / ".hidden")
    (tmp_path / "nowhere.eml").symlink_to(tmp_path / "gone")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / os.fsdecode(b"n\xf1.eml")).write_bytes(_mail("name"))

    code, lines, done = _imported(data, tmp_path, LC_ALL="C")

    assert (code, done.stderr) == (0, "")
    found = _by_name(lines)
    assert {name: line["outcome"] for name, line in found.items()} == {
        (".hidden", 1): "ticket",
        ("reply.txt", 1): "reply",
        ("1700000000.M1.host:2,S", 1): "ticket",
        ("bounce", 1): "bounce",
        ("away", 1): "auto_reply",
        ("spam", 1): "feedback_report",
        ("x-copy-crlf", 1): "duplicate",
        ("x-copy-cr", 1): "duplicate",
        ("empty.eml", 1): "not_a_message",
        ("photo.eml", 1): "not_a_message",
        ("closed.eml", 1): "quarantined",
        ("box", 1): "ticket",
        ("box", 2): "ticket",
        ("n\ufffd.eml", 1): "ticket",
    }
    first, copy = found[".hidden", 1], found["x-copy-crlf", 1]
    assert (first["from"], first["subject"]) == ("ana@correo.example", "Asunto hidden")
    assert (copy["ticket"], copy["message"]) == (first["ticket"], first["message"])
    assert copy["visible_text"] == first["visible_text"] == "Hola, no funciona."
    assert first["sha256"] == hashlib.sha256(_mail("hidden")).hexdigest()
    assert found["reply.txt", 1]["ticket"] == first["ticket"]
    assert found["box", 2]["visible_text"] == "a\n\nFrom aqui"
    assert found["photo.eml", 1]["ticket"] is None
    assert found["photo.eml", 1]["problem"]

    again, seen, _ = _imported(data, tmp_path)
    assert again == 0
    for line in seen:
        before = found[Path(line["file"]).name, line["index"]]
        assert line["outcome"] in ("duplicate", "not_a_message")
        assert (line["ticket"], line["message"]) == (before["ticket"], before["message"])


def test_files_are_listed_with_what_they_are(data: Path, tmp_path: Path):
    body = (
        '--x\nContent-Type: text/html\n\n<p>Mire <img src="cid:foto"></p>\n'
        "--x\nContent-Type: image/png; name=foto.png\nContent-ID: <foto>\nContent-Disposition: inline\n"
        "Content-Transfer-Encoding: base64\n\nQUJD\n"
        '--x\nContent-Type: application/pdf; name="=?utf-8?q?factura_espa=C3=B1ola.pdf?="\n'
        "Content-Disposition: attachment\nContent-Transfer-Encoding: base64\n\nREVG\n--x--\n"
    )
    raw = _mail("files", body).replace(
        b"Content-Type: text/plain; charset=utf-8",
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x",
    )
    (tmp_path / "files.eml").write_bytes(raw)
    _, [line], _ = _imported(data, tmp_path)
    assert line["visible_text"] == "Mire"
    assert line["attachments"] == [
        {"name": "foto.png", "type": "image/png", "size": 3, "sha256": hashlib.sha256(b"ABC").hexdigest()},
        {
            "name": "factura española.pdf",
            "type": "application/pdf",
            "size": 3,
            "sha256": hashlib.sha256(b"DEF").hexdigest(),
        },
    ]


@pytest.mark.slow
def test_unknown_mailbox_and_path_are_one_sentence(data: Path, tmp_path: Path):
    (tmp_path / "a.eml").write_bytes(_mail("unknown"))
    nobody = command("mail", "import", str(tmp_path), "--mailbox", "Nadie", "--json", data=data)
    assert (nobody.returncode, nobody.stdout, nobody.stderr.count("\n")) == (1, "", 1)
    code, lines, done = _imported(data, tmp_path / "a.eml", tmp_path / "gone")
    assert (code, lines, done.stderr.count("\n")) == (1, [], 1)
    assert "gone" in done.stderr
    usage = command("mail", "import", str(tmp_path), data=data)
    assert usage.returncode == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="an administrator may read everything")
def test_what_may_not_be_read_is_said_and_the_rest_is_taken(data: Path, tmp_path: Path):
    shut, folder = tmp_path / "shut.eml", tmp_path / "folder"
    shut.write_bytes(_mail("shut"))
    shut.chmod(0)
    folder.mkdir(mode=0)
    (tmp_path / "open.eml").write_bytes(_mail("open"))
    code, lines, done = _imported(data, tmp_path)
    folder.chmod(0o700)
    assert {name: line["outcome"] for (name, _), line in _by_name(lines).items()} == {
        "shut.eml": "not_a_message",
        "open.eml": "ticket",
    }
    assert code == 1
    assert "shut.eml" in done.stderr
    assert "folder" in done.stderr


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/mem").is_file(), reason="no file here that opens and cannot be read")
def test_a_file_that_fails_while_it_is_read_is_named(data: Path, tmp_path: Path):
    (tmp_path / "bad.eml").symlink_to("/proc/self/mem")
    code, [line], done = _imported(data, tmp_path)
    assert (code, line["outcome"], line["sha256"]) == (1, "not_a_message", None)
    assert "bad.eml" in line["file"]
    assert "bad.eml" in done.stderr


@pytest.mark.slow  # kills of the worker that reads live mailboxes stay in every run
def test_killed_in_the_middle_it_takes_each_mail_once_when_run_again(data: Path, tmp_path: Path):
    for number in range(60):
        (tmp_path / f"{number:02}.eml").write_bytes(_mail(f"kill{number}", f"Palabras {number}."))
    words = ("mail", "import", str(tmp_path), "--mailbox", "Soporte", "--json")
    output = tmp_path.parent / "killed.jsonl"
    with output.open("wb") as stream:
        running = subprocess.Popen(
            [sys.executable, "-m", "atiende.site.command_line", *words],
            env=clean_environment(ATIENDE_DATA=str(data)),
            stdout=stream,
            start_new_session=True,
        )
        until(lambda: output.read_bytes().count(b"\n") >= 5 or running.poll() is not None, limit=120)
        running.send_signal(signal.SIGKILL)
        running.wait()
    told = [json.loads(line) for line in output.read_text().split("\n")[:-1]]
    code, lines, _ = _imported(data, tmp_path)
    assert code == 0
    assert len(lines) == 60
    assert {line["outcome"] for line in lines} <= {"ticket", "duplicate"}
    assert len({line["ticket"] for line in lines}) == 60
    now = {line["file"]: line["ticket"] for line in lines}
    assert all(now[line["file"]] == line["ticket"] for line in told)
