"""The clock moved by an hour, forth and back, under a load: everything goes on, in order and once."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.faults.running import House, Load, check, settle
from tests.platform_doors.smtp_server import Mailbox, smtp_server
from tests.processes import until

pytestmark = [pytest.mark.process, pytest.mark.slow]

ON_WITHIN_SECONDS = 60.0


def test_a_clock_moved_by_an_hour_stops_nothing(new_data: Path) -> None:
    box = Mailbox()
    with smtp_server(box) as port:
        house = House(new_data)
        try:
            house.prepare(port)
            until(house.is_whole, limit=120)
            with Load(house, pause_seconds=0.2) as load:
                for hours in (0, 1, -1, 0):
                    (new_data / "clock-offset").write_text(str(hours * 3600))
                    _goes_on(house, load, box, f"the clock is {hours} h off")
            _nothing_waits_for_an_hour(house)
            settle(house)
            assert set(load.statuses) == {200}, load.statuses
            mailed = Counter(address for _sender, addresses in box.envelopes for address in addresses)
            check(house, load.acknowledged, mailed)
        finally:
            house.program.end()


def _goes_on(house: House, load: Load, box: Mailbox, what: str) -> None:
    until(lambda: load.acknowledged, limit=ON_WITHIN_SECONDS)
    step, mails = load.acknowledged[-1], len(box.messages)
    for table in ("faults_heard", "faults_worked"):
        until(
            lambda table=table: house.number(f"SELECT coalesce(max(step), 0) FROM {table}") > step + 3,
            limit=ON_WITHIN_SECONDS,
            what=f"{table} goes on while {what}",
        )
    until(lambda: len(box.messages) > mails, limit=ON_WITHIN_SECONDS, what=f"mails leave while {what}")


def _nothing_waits_for_an_hour(house: House) -> None:
    """What was queued under the later clock is due under the earlier one too: within a minute it is looked for."""
    queued = "SELECT count(*) FROM platform_outgoing_mail WHERE state = 'queued'"
    until(lambda: house.number(queued) == 0, limit=90, what="no mail waits for an hour that was taken back")
