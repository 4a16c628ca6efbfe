"""Agents who work while something else is measured: they look at their list, open cases and write notes.

Called as `python -m atiende.site.bench.inside.crowd PORT AGENTS`: says `working` once all have signed in, goes on until
its standard input ends, and prints what they did as JSON.
"""

from __future__ import annotations

import json
import random
import re
import sys
import threading
import time
from typing import Any

from atiende.site.bench.data.company import crowd_email
from atiende.site.bench.program import Browser

PAUSE_SECONDS = (10.0, 30.0)
"""Between two cases that an agent opens: in the mean, three a minute."""
NOTES = 0.25
"""In so many of the cases that they open they write a note."""
_LIST = "/desk/tickets/?queue=all"
_ROW = re.compile(r'class="wsrow[^>]*data-number="(\d+)"')


def main(port: int, agents: int) -> None:
    people = [Browser(port) for _ in range(agents)]
    for number, person in enumerate(people):
        person.sign_in(crowd_email(number))
    over, done = threading.Event(), [_nothing() for _ in people]
    working = [
        threading.Thread(target=_work, args=(person, number, over, done[number]), daemon=True)
        for number, person in enumerate(people)
    ]
    for each in working:
        each.start()
    sys.stdout.write("working\n")
    sys.stdout.flush()
    began = time.process_time()
    sys.stdin.read()
    over.set()
    for each in working:
        each.join(timeout=30)
    told = {name: sum(one[name] for one in done) for name in _nothing()}
    sys.stdout.write(json.dumps(told | {"cpu_s": time.process_time() - began}) + "\n")


def _nothing() -> dict[str, int]:
    return {"lists": 0, "cases": 0, "notes": 0, "failed": 0}


def _work(person: Browser, number: int, over: threading.Event, done: dict[str, Any]) -> None:
    chance = random.Random(number)  # noqa: S311  no secret
    while not over.wait(chance.uniform(*PAUSE_SECONDS)):
        status, body = person.get(_LIST, is_part=True)
        numbers = _ROW.findall(body)
        if status != 200 or not numbers:
            done["failed"] += 1
            continue
        done["lists"] += 1
        _handle(person, chance, chance.choice(numbers), done)


def _handle(person: Browser, chance: random.Random, number: str, done: dict[str, Any]) -> None:
    status, _body = person.get(f"/desk/tickets/{number}/", is_part=True)
    done["cases" if status == 200 else "failed"] += 1
    if chance.random() < NOTES:
        status, _body = person.post(
            f"/desk/tickets/{number}/note", {"text": f"Llamado, no contesta ({number})."}
        )
        done["notes" if status == 302 else "failed"] += 1


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
