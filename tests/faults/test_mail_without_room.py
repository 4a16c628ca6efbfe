"""The folder of files on a disk of a few megabytes, full while mails are stored: none is lost, and it is told."""

from __future__ import annotations

import json
import random
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.channels.dovecot import Dovecot, dovecot, user
from tests.faults.mail_accounts import check_incoming
from tests.faults.mail_pouring import Pouring, connect
from tests.faults.running import ENVIRONMENT, House
from tests.platform_doors.smtp_server import Mailbox
from tests.processes import command, until

__all__ = ["dovecot", "user"]

pytestmark = [pytest.mark.process, pytest.mark.slow]

NO_ROOM = "no room left to keep files"
MEGABYTE = 1_000_000


class Disk:
    """A disk in memory at a folder that is there already."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def mount(self, size: int) -> bool:
        return _runs("mount", "-t", "tmpfs", "-o", f"size={size},mode=0700", "tmpfs", str(self.folder))

    def grow(self, size: int) -> None:
        assert _runs("mount", "-o", f"remount,size={size}", str(self.folder))

    def remove(self) -> None:
        assert _runs("umount", "--lazy", str(self.folder))


@pytest.fixture
def disk(new_data: Path) -> Iterator[Disk]:
    """With room for three megabytes of files, for whoever may mount one."""
    disk = Disk(new_data / "files")
    disk.folder.mkdir(exist_ok=True)
    if any(disk.folder.rglob("*/*")) or not disk.mount(3 * MEGABYTE):
        pytest.skip("a small disk can only be made by whoever may mount one")
    yield disk
    disk.remove()


@pytest.fixture
def house(dovecot: Dovecot, user: str, new_data: Path, disk: Disk) -> Iterator[House]:
    connect(dovecot, user, new_data)
    house = House(new_data)
    try:
        until(house.is_whole, limit=120)
        yield house
    finally:
        house.program.end()


@pytest.fixture
def customers(dovecot: Dovecot, user: str, house: House) -> Pouring:
    return Pouring(dovecot, user, Mailbox(), random.Random(0))


def test_mails_that_find_no_room_stay_on_the_server_until_there_is_some(
    house: House, disk: Disk, customers: Pouring
) -> None:
    for _ in range(3):
        customers.deliver("new")
    until(lambda: _done(house) == 3, limit=60, what="the first mails are in their cases")
    for _ in range(8):
        customers.deliver("file", file_bytes=MEGABYTE // 3)
    until(lambda: NO_ROOM in _said_by(house), limit=120, what="the mailbox says that there is no room")
    assert house.program.get("/healthz")[0] == 200
    seen = customers.server.is_seen(customers.user)
    assert len(seen) == len(customers.written)
    assert not all(seen)
    assert house.number("SELECT count(*) FROM channels_fetcheduid") >= sum(seen)
    assert house.number("SELECT count(*) FROM channels_rawmail WHERE state = 'quarantined'") == 0
    disk.grow(60 * MEGABYTE)
    _all_comes_in(house, customers)


def test_a_mail_whose_file_finds_no_room_waits_here_and_lets_others_pass(
    house: House, disk: Disk, customers: Pouring
) -> None:
    customers.deliver("file", file_bytes=MEGABYTE * 3 // 2)
    until(lambda: NO_ROOM in _said_by(house), limit=120, what="the mailbox says that there is no room")
    assert house.rows("SELECT state FROM channels_rawmail") == [("kept",)]
    assert customers.server.is_seen(customers.user) == [True]
    customers.deliver("new")
    until(lambda: _done(house) == 1, limit=120, what="the small mail is in its case")
    until(lambda: NO_ROOM in _said_by(house), limit=60, what="the mailbox says so still")
    disk.grow(60 * MEGABYTE)
    _all_comes_in(house, customers)


def _all_comes_in(house: House, customers: Pouring) -> None:
    until(
        lambda: _done(house) == len(customers.written), limit=300, what="every mail is in a case", pause=0.5
    )
    until(lambda: _said_by(house) == "", limit=300, what="the mailbox is well again", pause=0.5)
    check_incoming(house, customers)


def _done(house: House) -> int:
    return house.number("SELECT count(*) FROM channels_rawmail WHERE state = 'processed'")


def _said_by(house: House) -> str:
    """What stands with the mailbox on its page and in the command."""
    listed = command("mailbox", "list", "--json", data=house.data, **ENVIRONMENT)
    assert listed.returncode == 0, listed.stderr
    (mailbox,) = json.loads(listed.stdout)
    assert (mailbox["health"] == "failing") is bool(mailbox["last_error"])
    return str(mailbox["last_error"])


def _runs(*words: str) -> bool:
    return subprocess.run(words, capture_output=True, check=False).returncode == 0
