"""A child never outlives the process that started it, however early that one is killed."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only Linux tells of a parent's death"
)

STARTED = """
import os, signal
from atiende.site.embedded_postgres.account import die_with_parent

begin = die_with_parent(signal.SIGKILL)

def outcome(act):
    child = os.fork()
    if child == 0:
        act()
        os._exit(7)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

print(outcome(begin), outcome(lambda: os._exit(outcome(begin))))
"""


def test_a_child_whose_parent_died_before_it_could_ask_ends_by_itself() -> None:
    told = subprocess.run([sys.executable, "-c", STARTED], capture_output=True, text=True, check=True)
    of_its_parent, of_another = told.stdout.split()
    assert (of_its_parent, of_another) == ("7", "1")
