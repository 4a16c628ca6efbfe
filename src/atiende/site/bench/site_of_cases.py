"""A running program on kept data, with everybody signed in who asks it."""

from __future__ import annotations

import html
import http.client
import itertools
import json
import re
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from urllib.parse import quote

from atiende.site.bench.asking import Ask, Meter, page
from atiende.site.bench.data.company import SEES_FEW, SEES_NONE
from atiende.site.bench.data.kept import Kept
from atiende.site.bench.program import EMAIL, Browser, Program, environment_of, running

PAGES_DEEP = 100
_NEXT = re.compile(r'class="wsmore"[^>]*href="([^"]+)"')


@dataclass(slots=True)
class SiteOfCases:
    """`deep`: the address of a page a hundred further down. `browsers`: of all, few and none."""

    kept: Kept
    program: Program
    browsers: dict[str, Browser]
    meter: Meter
    deep: str
    token: str
    rounds: Iterator[int] = field(default_factory=itertools.count)

    def asks(self, who: str, path: str, count: int, *, is_part: bool = False) -> list[Ask]:
        return [page(self.browsers[who], path, is_part=is_part)] * count

    def searches(self, who: str, kind: str, count: int) -> list[Ask]:
        """A different question each time, as the builder of the data chose them."""
        texts = self.kept.facts[kind]
        return [
            page(self.browsers[who], f"/desk/search/?q={quote(texts[next(self.rounds) % len(texts)])}")
            for _ in range(count)
        ]

    def cases(self, who: str, count: int) -> list[Ask]:
        """Cases of twenty messages, one after the other."""
        numbers = self.kept.facts["twenty"]
        return [
            page(
                self.browsers[who],
                f"/desk/tickets/{numbers[next(self.rounds) % len(numbers)]}/",
                is_part=True,
            )
            for _ in range(count)
        ]

    def openings(self, count: int) -> list[Ask]:
        return [self._open] * count

    def _open(self) -> None:
        body = {
            "subject": "Un pedido que no llega",
            "body": "Buenos días: mi pedido no ha llegado todavía. " * 4,
            "customer": {"name": "Bench", "email": f"{uuid.uuid4().hex}@example.com"},
        }
        connection = http.client.HTTPConnection("127.0.0.1", self.program.port, timeout=30)
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        connection.request("POST", "/api/v1/tickets", json.dumps(body), headers)
        status = connection.getresponse().status
        connection.close()
        if status != 201:
            raise RuntimeError(f"a new case was answered {status}")


@contextmanager
def site_of(kept: Kept) -> Iterator[SiteOfCases]:
    """The program on this data until the block ends."""
    with running(kept.data) as program, ExitStack() as opened:
        token = _token(kept)
        browsers = {}
        for who, email in (("all", EMAIL), ("few", SEES_FEW), ("none", SEES_NONE)):
            browsers[who] = opened.enter_context(closing(Browser(program.port)))
            browsers[who].sign_in(email)
        deep = _deep(browsers["all"], min(PAGES_DEEP, kept.tickets // 200))
        yield SiteOfCases(kept, program, browsers, Meter(program), deep, token)


def _deep(browser: Browser, pages: int) -> str:
    """Follow the link to the next page so often; the address that it then has."""
    path = "/desk/tickets/?queue=all"
    for _ in range(pages):
        found = _NEXT.search(browser.get(path, is_part=True)[1])
        if found is None:
            break
        path = "/desk/tickets/" + html.unescape(found[1])
    return path


def _token(kept: Kept) -> str:
    command = [sys.executable, "-m", "atiende.site.command_line", "token", "create", "--user", EMAIL]
    done = subprocess.run(
        [*command, "--scope", "tickets:write", "customers:write"],
        check=True,
        capture_output=True,
        text=True,
        env=environment_of(kept.data),
    )
    return done.stdout.split()[-1]
