"""Mails pour in, answers go out, and each process is killed at any moment: nothing is lost, nothing happens twice."""

from __future__ import annotations

import contextlib
import json
import os
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from tests.channels.dovecot import Dovecot, dovecot, user
from tests.faults.mail_accounts import TABLES, check_incoming, check_outgoing
from tests.faults.mail_pouring import MoodyServer, Pouring, connect
from tests.faults.running import ENVIRONMENT, House, Load, status_of
from tests.platform_doors.smtp_server import smtp_server
from tests.processes import command, until

__all__ = ["dovecot", "user"]

pytestmark = [pytest.mark.process, pytest.mark.slow]

ROUNDS = 4
KILLS = int(os.environ.get("KILLS", "200"))
"""In all rounds together. Broken off, `test --all` goes on with the round that it was in."""
VICTIMS = ("web", "worker", "worker", "worker", "database", "backend", "supervisor")
LONGEST_PAUSE_SECONDS = 1.5
LOOKED_AT_EVERY = 5
LONGEST_PEACE_SECONDS = 4
SETTLING_SECONDS = 300
KEPT = "SELECT count(*) FROM channels_rawmail WHERE state = 'kept'"
OWED = """
SELECT (SELECT count(*) FROM platform_delivery)
    + (SELECT count(*) FROM procrastinate_jobs
       WHERE task_name IN ('channels.send_mail', 'platform.send_mail') AND status IN ('todo', 'doing'))
"""


@pytest.fixture
def house(dovecot: Dovecot, user: str, new_data: Path) -> Iterator[House]:
    """Reads the server's mailbox and tells each customer that their mail arrived."""
    connect(dovecot, user, new_data)
    house = House(new_data)
    try:
        yield house
    finally:
        house.program.end()


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_whatever_is_killed_no_mail_is_lost_or_there_twice(
    seed: int, house: House, dovecot: Dovecot, user: str
) -> None:
    chance = random.Random(seed)
    box = MoodyServer(seed)
    with smtp_server(box) as port:
        house.prepare(port)
        with house.sql() as connection:
            connection.execute(TABLES)
            connection.execute("UPDATE channels_mailbox SET is_acknowledging = true")
        pouring = Pouring(dovecot, user, box, random.Random(seed))
        with Load(house, pause_seconds=0.3, what="answer") as answers, pouring:
            killed = _kill_at_random(house, chance, KILLS // ROUNDS, lambda: _flags_are_true(house, pouring))
            house.wait_until_whole("the last kill")
        _settle(house, pouring, box)
        became = check_incoming(house, pouring)
        states = check_outgoing(house, answers.acknowledged, box)
    assert set(answers.statuses) <= {0, 200, 204, 503}, answers.statuses
    verified = command("audit", "verify", "--json", data=house.data, **ENVIRONMENT)
    assert verified.returncode == 0, verified.stdout + verified.stderr
    assert json.loads(verified.stdout)["holds"]
    print(
        f"round {seed}: killed {dict(Counter(killed))}; {len(pouring.written)} mails became {dict(became)}; "
        f"{len(answers.acknowledged)} answers acknowledged, mails out {dict(states)}, {len(box.messages)} at the server"
    )


def _kill_at_random(house: House, chance: random.Random, count: int, look: Callable[[], None]) -> list[str]:
    killed: list[str] = []
    while len(killed) < count:
        time.sleep(chance.random() * LONGEST_PAUSE_SECONDS)  # any moment, also while something starts
        victim = chance.choice(VICTIMS)
        if house.kill(victim, chance):
            killed.append(victim)
            if len(killed) % LOOKED_AT_EVERY == 0:
                house.wait_until_whole(str(killed))
                time.sleep(
                    chance.random() * LONGEST_PEACE_SECONDS
                )  # so that some mail is read between two storms
                look()
    return killed


def _flags_are_true(house: House, pouring: Pouring) -> None:
    """The server carries a mark only for what lies here: looked at there first, then here."""
    marked = int(pouring.server.doveadm("search", "-u", pouring.user, "mailbox", "INBOX", "SEEN").count("\n"))
    with contextlib.suppress(psycopg.OperationalError):
        assert house.number("SELECT count(*) FROM channels_fetcheduid") >= marked


def _settle(house: House, pouring: Pouring, box: MoodyServer) -> None:
    """Let everything that is owed be done, without waiting for the minutes after which the dead are given up."""
    with house.sql() as connection:
        connection.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '10 minutes'")
    house.start_again()
    house.wait_until_whole("an ordinary start")
    _patiently(lambda: all(pouring.server.is_seen(pouring.user)), "every mail is kept")
    _patiently(lambda: house.number(KEPT) == 0, "what was kept is understood, by the reader or the job")
    box.is_moody = False
    _patiently(lambda: house.number(OWED) == 0, "every delivery and job is done")
    _call(house, "faults/settle-cases")


def _patiently(met: Callable[[], bool], what: str) -> None:
    """Asking costs a process or a connection each time: seldom, so that it does not keep the others from their work."""
    until(met, limit=SETTLING_SECONDS, what=what, pause=0.5)


def _call(house: House, path: str) -> None:
    status = status_of(f"{house.address()}/{path}", limit=SETTLING_SECONDS)
    assert status == 200, (house.data / "logs" / "web.log").read_text()[-4000:]
