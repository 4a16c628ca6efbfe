"""A disk that is full: what cannot be kept is refused, and when there is room again everything goes on."""

from __future__ import annotations

import contextlib
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.running import House, Load, check, settle
from tests.platform_doors.smtp_server import Mailbox, smtp_server
from tests.processes import until

pytestmark = [pytest.mark.process, pytest.mark.slow]

REFUSED_TIMES = 20


@pytest.fixture
def small_disk(installed_data: Path) -> Iterator[Path]:
    """A disk in memory with room for an installation and 150 MB, for whoever may mount one."""
    needed = sum(file.stat().st_blocks * 512 for file in installed_data.rglob("*") if file.is_file())
    folder = Path(tempfile.mkdtemp(prefix="atiende-disk-"))
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={needed + 150_000_000},mode=0711", "tmpfs", str(folder)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        folder.rmdir()
        pytest.skip("a small disk can only be made by whoever may mount one")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)
    folder.rmdir()


def test_a_full_disk_loses_nothing(installed_data: Path, small_disk: Path) -> None:
    data = small_disk / "data"
    subprocess.run(["cp", "-a", str(installed_data), str(data)], check=True)
    box = Mailbox()
    with smtp_server(box) as port:
        house = House(data)
        try:
            house.prepare(port)
            until(house.is_whole, limit=120)
            with Load(house) as load:
                until(lambda: len(load.acknowledged) > 3, limit=60)
                ballast = _fill(small_disk)
                until(lambda: load.statuses[503] > REFUSED_TIMES, limit=120, what="steps are refused")
                assert house.program.get("/healthz")[0] == 200
                ballast.unlink()
                before = len(load.acknowledged)
                until(lambda: len(load.acknowledged) > before + 5, limit=60, what="steps are taken again")
            settle(house)
            assert set(load.statuses) <= {0, 200, 503}, load.statuses
            mailed = Counter(address for _sender, addresses in box.envelopes for address in addresses)
            check(house, load.acknowledged, mailed)
        finally:
            house.program.end()


def _fill(disk: Path) -> Path:
    """Until not even a page fits."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (1 << 20, 1 << 12):
            with contextlib.suppress(OSError):
                while file.write(bytes(size)):
                    pass
    return ballast
