"""A backup becomes an installation again, with its rows, files and keys; nothing moves until somebody resumes it."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from atiende.site.embedded_postgres.cluster import Cluster
from tests.backup.servers import in_django, postgres_15, say
from tests.processes import Program

pytestmark = [pytest.mark.process, pytest.mark.slow]

PHRASE = "correct horse battery"
_FILL = """
from django.db import transaction
from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.platform.mail import queue_mail
from atiende.platform.secrets import seal
from atiende.platform.storage import hold, store
with transaction.atomic():
    hold(store(b"a letter", name="letter.txt", media_type="text/plain"))
    queue_mail(to="ana@example.com", subject="Hola", text="Hola", kind="tests.mail", at=utc_now())
print(seal("a word", "tests"))
"""
_LOOK = """
from atiende.identity.models import User
from atiende.platform.models.files import StoredFileRow
from atiende.platform.models.mail import OutgoingMail
from atiende.platform.pause import is_paused, is_reading_paused
from atiende.platform.secrets import unseal
from atiende.platform.storage import find_file, open_file
row = StoredFileRow.objects.get()
print(User.objects.filter(email="ana@example.com").count(), open_file(find_file(row.pk)).read().decode(),
      OutgoingMail.objects.get().state, is_paused(), is_reading_paused(), sep="|")
"""


class Made:
    """An installation, a backup of it, and a word that it sealed."""

    def __init__(self, data: Path, backups: Path, sealed: str, told: dict[str, object]) -> None:
        self.data, self.backups, self.sealed, self.told = data, backups, sealed, told
        self.name = Path(str(told["path"])).name


@pytest.fixture(scope="module")
def made(installed_data: Path, process_folder: Path) -> Iterator[Made]:
    data, backups = process_folder / "source", process_folder / "backups"
    subprocess.run(["cp", "-a", str(installed_data), str(data)], check=True)
    words = ("user", "create", "--email", "ana@example.com", "--name", "Ana", "--role", "administrator")
    person = say(*words, data=data, typed="a long password for Ana\n")
    assert person.returncode == 0, person.stderr
    sealed = in_django(_FILL, data=data)
    done = say("backup", str(backups), "--with-keys", "--json", data=data, typed=PHRASE + "\n")
    assert done.returncode == 0, done.stderr
    assert PHRASE not in done.stdout
    yield Made(data, backups, sealed, json.loads(done.stdout))
    shutil.rmtree(data, ignore_errors=True)


def test_into_an_empty_folder(made: Made, process_folder: Path) -> None:
    data = process_folder / "restored"
    done = say("restore", str(made.backups), "--with-keys", "--json", data=data, typed=PHRASE + "\n")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["paused"], told["with_keys"], told["tables"]) == (True, True, made.told["tables"])
    assert in_django(_LOOK, data=data) == "1|a letter|queued|True|True"
    read = f"from atiende.platform.secrets import unseal; print(unseal({made.sealed!r}, 'tests').decode())"
    assert in_django(read, data=data) == "a word"
    program = Program(data)
    try:
        assert program.is_ready()
    finally:
        program.end()
    assert say("resume", data=data).returncode == 0
    assert in_django("from atiende.platform.pause import is_paused; print(is_paused())", data=data) == "False"
    assert say("resume", data=data).returncode == 1


def test_data_that_is_there_stays_unless_the_name_is_typed(made: Made, new_data: Path) -> None:
    refused = say("restore", str(made.backups), data=new_data)
    assert refused.returncode == 1
    assert "--replace" in refused.stderr
    unconfirmed = say("restore", str(made.backups), "--replace", data=new_data, typed="yes\n")
    assert unconfirmed.returncode == 1
    assert (
        in_django("from atiende.identity.models import User; print(User.objects.count())", data=new_data)
        == "0"
    )
    done = say("restore", str(made.backups), "--replace", data=new_data, typed=f"{made.name}\n")
    assert done.returncode == 0, done.stderr
    assert in_django(_LOOK, data=new_data).startswith("1|a letter|queued|True")


def test_a_damaged_backup_and_a_wrong_passphrase_change_nothing(made: Made, process_folder: Path) -> None:
    data, damaged = process_folder / "untouched", process_folder / "damaged"
    wrong = say("restore", str(made.backups), "--with-keys", data=data, typed="another passphrase\n")
    assert (wrong.returncode, "passphrase" in wrong.stderr) == (1, True), wrong.stderr
    shutil.copytree(made.backups, damaged, symlinks=True)
    table = next((damaged / made.name / "database").glob("*.dat.gz"))
    table.write_bytes(table.read_bytes()[:-1])
    for words in (["restore", str(damaged)], ["restore", str(damaged), "--check"]):
        done = say(*words, data=data)
        assert (done.returncode, "damaged" in done.stderr) == (1, True), done.stderr
    assert say("restore", str(made.backups), "--check", data=data).returncode == 0
    cluster = Cluster(data)
    cluster.start()
    try:
        with psycopg.connect(cluster.url()) as connection:
            found = connection.execute(
                "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
            ).fetchone()
    finally:
        cluster.stop()
    assert found == (0,)


def test_into_postgresql_15_and_over_what_broke_off_there(made: Made, process_folder: Path) -> None:
    data = process_folder / "elsewhere"
    with postgres_15() as url:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("CREATE TABLE atiende_unfinished_restore ()")
            connection.execute("CREATE TABLE half ()")
        done = say("restore", str(made.backups), data=data, DATABASE_URL=url)
        assert done.returncode == 0, done.stderr
        assert in_django(_LOOK, data=data, DATABASE_URL=url) == "1|a letter|queued|True|True"
        again = say("restore", str(made.backups), data=data, DATABASE_URL=url)
        assert (again.returncode, "--replace" in again.stderr) == (1, True)
        back = say("backup", str(process_folder / "of-15"), "--json", data=data, DATABASE_URL=url)
        assert back.returncode == 0, back.stderr
        assert json.loads(back.stdout)["postgres"] == 15


def test_a_start_finds_that_a_restore_broke_off(made: Made, process_folder: Path) -> None:
    data = process_folder / "broken-off"
    with postgres_15() as url:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("CREATE TABLE atiende_unfinished_restore ()")
        shown = say("user", "list", data=data, DATABASE_URL=url)
        assert (shown.returncode, "cut short" in shown.stderr) == (1, True), shown.stderr
