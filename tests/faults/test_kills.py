"""Each process killed at any moment, two hundred times: nothing is lost, nothing is done twice."""

from __future__ import annotations

import json
import os
import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.running import ENVIRONMENT, House, Load, check, settle
from tests.platform_doors.smtp_server import Mailbox, smtp_server
from tests.processes import command, until

pytestmark = [pytest.mark.process, pytest.mark.slow]

ROUNDS = 8
KILLS = int(os.environ.get("KILLS", "200"))
"""In all rounds together. `KILLS=800 ./atiende test tests/faults -m slow` goes on for longer."""
VICTIMS = ("web", "web", "worker", "worker", "database", "backend", "supervisor")
LONGEST_PAUSE_SECONDS = 1.5
LOOKED_AT_EVERY = 5


@pytest.fixture
def mailbox() -> Iterator[tuple[Mailbox, int]]:
    box = Mailbox()
    with smtp_server(box) as port:
        yield box, port


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_whatever_is_killed_everything_is_done_once(
    seed: int, new_data: Path, mailbox: tuple[Mailbox, int]
) -> None:
    box, port = mailbox
    chance = random.Random(seed)
    house = House(new_data)
    try:
        house.prepare(port)
        with Load(house) as load:
            killed = _kill_at_random(house, chance, KILLS // ROUNDS)
            until(house.is_whole, limit=120, what="everything runs again")
        settle(house)
        assert set(load.statuses) <= {0, 200, 503}, load.statuses
        assert len(load.acknowledged) > len(killed)
        check(house, load.acknowledged, _mailed(box))
        verified = command("audit", "verify", "--json", data=new_data, **ENVIRONMENT)
        assert verified.returncode == 0, verified.stdout + verified.stderr
        assert json.loads(verified.stdout)["holds"]
        print(
            f"round {seed}: killed {dict(Counter(killed))}, answers {dict(load.statuses)}, mails {len(box.messages)}"
        )
    finally:
        house.program.end()


def _kill_at_random(house: House, chance: random.Random, count: int) -> list[str]:
    killed: list[str] = []
    while len(killed) < count:
        time.sleep(chance.random() * LONGEST_PAUSE_SECONDS)  # any moment, also while something starts
        victim = chance.choice(VICTIMS)
        if house.kill(victim, chance):
            killed.append(victim)
            if len(killed) % LOOKED_AT_EVERY == 0:
                until(house.is_whole, limit=120, what=f"everything runs again after {killed}")
    return killed


def _mailed(box: Mailbox) -> Counter[str]:
    return Counter(address for _sender, addresses in box.envelopes for address in addresses)
