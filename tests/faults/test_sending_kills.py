"""The server killed while agents send: an answer tried until it is taken is there once, with all it brings."""

from __future__ import annotations

import contextlib
import http.cookiejar
import random
import re
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from collections import Counter
from pathlib import Path

import psutil
import pytest

from tests.faults.running import House
from tests.processes import until

pytestmark = [pytest.mark.process, pytest.mark.slow]
KILLS = 4
PATIENCE_SECONDS = 240
LONGEST_PAUSE_SECONDS = 1.5


class Browser:
    """Forms and cookies, and no scripts."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._cookies = http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(self._cookies), _Stays()
        )

    def get(self, path: str) -> str:
        with self._opener.open(self._house.address() + path, timeout=20) as answer:
            return str(answer.read().decode())

    def post(self, path: str, **fields: str) -> int:
        """0 when no answer came."""
        token = {cookie.name: cookie.value or "" for cookie in self._cookies}["atiende_csrf"]
        body = urllib.parse.urlencode({**fields, "csrfmiddlewaretoken": token}).encode()
        try:
            with self._opener.open(self._house.address() + path, body, timeout=20) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code
        except Exception:  # half an answer of a server that was killed while it spoke
            return 0


class _Stays(urllib.request.HTTPRedirectHandler):
    """What a form answers is its own news."""

    def redirect_request(self, *args: object) -> None:
        return None


def test_an_answer_tried_until_it_is_taken_is_sent_once(new_data: Path) -> None:
    chance = random.Random(4)
    house = House(new_data)
    try:
        until(house.is_whole, limit=120, what="everything runs")
        browser = Browser(house)
        number = re.fullmatch(r"case (\d+)", browser.get("/faults/case"))
        assert number is not None
        path = f"/desk/tickets/{number[1]}/"
        browser.get(path)
        answers, statuses = _answer_all(house, browser, f"{path}reply", chance)
        assert answers
        assert set(statuses) <= {0, 302, 502, 503}, statuses
        until(house.is_whole, limit=120, what="everything runs again")
        said = Counter(
            str(text) for (text,) in house.rows("SELECT text FROM tickets_message WHERE kind = 'outgoing'")
        )
        assert said == Counter(f"respuesta {n} fin" for n in range(answers))
        for count in (
            "SELECT count(*) FROM platform_audit_entry WHERE verb = 'tickets.reply_written'",
            "SELECT count(*) FROM tickets_timelineentry WHERE kind = 'replied'",
            "SELECT count(*) FROM tickets_submission WHERE message_id IS NOT NULL",
        ):
            assert house.number(count) == answers, count
        print(f"{answers} answers, {dict(statuses)}")
    finally:
        house.program.end()


def _answer_all(house: House, browser: Browser, path: str, chance: random.Random) -> tuple[int, Counter[int]]:
    """Each answer with its own submission id, again and again until the server says that it has it.

    How many there are, and what the server said.
    """
    statuses: Counter[int] = Counter()
    deadline = time.monotonic() + PATIENCE_SECONDS
    killer = threading.Thread(target=_kill, args=(house, chance))
    killer.start()
    answers = 0
    while killer.is_alive():
        submission, status = str(uuid.uuid4()), 0
        while status != 302:
            assert time.monotonic() < deadline, statuses
            status = browser.post(path, text=f"respuesta {answers} fin", submission=submission)
            statuses[status] += 1
        answers += 1
    return answers, statuses


def _kill(house: House, chance: random.Random) -> None:
    for _ in range(KILLS):
        until(house.program.is_ready, limit=60, what="the server is back")
        time.sleep(chance.random() * LONGEST_PAUSE_SECONDS)  # any moment, also between write and answer
        with contextlib.suppress(psutil.NoSuchProcess):
            house.kill("web", chance)
