"""The empty signed-in page and the sign-in itself: CPU of server and database for each request."""

from __future__ import annotations

import time
from collections.abc import Callable

from argon2 import PasswordHasher

from atiende.site.bench.figures import Figure, Limit
from atiende.site.bench.program import Browser, Program, create_user, running, throw_away_folder

PAGES = 300
SIGN_INS = 5
_WARM_UP = 40


def measure(runs: int) -> list[Figure]:
    page, database, wall, empty, sign_in = [], [], [], [], []
    with throw_away_folder() as folder, running(folder / "data") as program:
        create_user(program.data)
        browser = Browser(program.port)
        browser.sign_in()
        _ask_many(browser, "/desk/", _WARM_UP)
        for _ in range(runs):
            server_ms, database_ms, wall_ms = _cost(
                program, lambda: _ask_many(browser, "/desk/", PAGES), PAGES
            )
            page.append(server_ms + database_ms)
            database.append(database_ms)
            wall.append(wall_ms)
            empty.append(_cost(program, lambda: _ask_many(browser, "/healthz", PAGES), PAGES)[0])
            sign_in.append(sum(_cost(program, lambda: _sign_in_many(program.port), SIGN_INS)[:2]))
    return [
        Figure(
            "empty_page_cpu", "empty signed-in page, CPU of server and database", "ms", tuple(page), 3.0,
            limit=Limit("/healthz through the same entry", min(empty)),
            notes=(f"of which the database {min(database):.2f} ms; {min(wall):.1f} ms by the clock",),
        ),
        Figure(
            "sign_in_cpu", "sign-in (form and password), CPU of server and database", "ms", tuple(sign_in),
            limit=Limit("one argon2 verification", _argon2_ms()),
        ),
    ]  # fmt: skip


def _cost(program: Program, work: Callable[[], None], times: int) -> tuple[float, float, float]:
    """Milliseconds per request: CPU of the server, CPU of the database, time by the clock."""
    server_before, database_before = program.cpu_seconds()
    began = time.perf_counter()
    work()
    wall = time.perf_counter() - began
    server_after, database_after = program.cpu_seconds()
    scale = 1000 / times
    return (server_after - server_before) * scale, (database_after - database_before) * scale, wall * scale


def _ask_many(browser: Browser, path: str, times: int) -> None:
    for _ in range(times):
        status, _body = browser.get(path)
        if status != 200:
            raise RuntimeError(f"{path} answered {status}")


def _sign_in_many(port: int) -> None:
    for _ in range(SIGN_INS):
        Browser(port).sign_in()


def _argon2_ms() -> float:
    hasher = (
        PasswordHasher()
    )  # the parameters of Django's Argon2PasswordHasher are checked by identity's tests
    stored = hasher.hash("a long password for the bench")
    began = time.process_time()
    for _ in range(5):
        hasher.verify(stored, "a long password for the bench")
    return (time.process_time() - began) * 200
