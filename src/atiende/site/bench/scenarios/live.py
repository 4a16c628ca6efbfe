"""From a commit to every one of five hundred connected browsers: the 99th percentile of the delay."""

from __future__ import annotations

import asyncio
import os
import sys
import time

import psycopg

from atiende.site.bench.figures import Figure, Limit, percentile
from atiende.site.bench.program import Browser, Program, create_user, running, throw_away_folder
from atiende.site.bench.sockets import Socket
from atiende.site.embedded_postgres.cluster import Cluster

CONNECTED = 500
SIGNALS = 10
PAUSE_SECONDS = 0.5
TOPIC = "organisation:1"


def measure(runs: int) -> list[Figure]:
    with throw_away_folder() as folder, running(folder / "data") as program:
        create_user(program.data)
        browser = Browser(program.port)
        browser.sign_in()
        delays = asyncio.run(_run(program, browser.cookie_header(), runs))
        limit = _bare_notification_ms(Cluster(program.data).url())
    return [
        Figure(
            "signal_p99", f"commit to browser, {CONNECTED} connected, 99th percentile", "ms",
            tuple(percentile(run, 0.99) for run in delays), 150.0,
            limit=Limit("one bare LISTEN connection, 99th percentile", limit),
            notes=("browsers wait 0 to 400 ms at random before they ask again, so that they do not ask together",),
        )
    ]  # fmt: skip


async def _run(program: Program, cookies: str, runs: int) -> list[list[float]]:
    sockets = await asyncio.gather(*(_subscribed(program.port, cookies) for _ in range(CONNECTED)))
    try:
        return [await _delays(program, list(sockets)) for _ in range(runs)]
    finally:
        for socket in sockets:
            socket.close()


async def _subscribed(port: int, cookies: str) -> Socket:
    socket = await Socket.open(port, "/live", cookies)
    await socket.send({"subscribe": TOPIC})
    answer = await socket.receive()
    if answer.get("ok") != TOPIC:
        raise RuntimeError(f"the subscription was answered {answer}")
    return socket


async def _delays(program: Program, sockets: list[Socket]) -> list[float]:
    """Milliseconds from the start of each signalling transaction to each socket."""
    arrivals = [asyncio.create_task(_arrivals(socket)) for socket in sockets]
    sender = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "atiende.site.bench.inside.signals", TOPIC, str(SIGNALS), str(PAUSE_SECONDS)),
        stdout=asyncio.subprocess.PIPE,
        env={
            **os.environ,
            "ATIENDE_DATA": str(program.data),
            "ATIENDE_EMBEDDED_URL": Cluster(program.data).url(),
            "DJANGO_SETTINGS_MODULE": "atiende.site.settings",
        },
    )
    output, _errors = await sender.communicate()
    began = [float(line) for line in output.split()]
    if len(began) != SIGNALS:
        raise RuntimeError("the signals could not be sent")
    received = await asyncio.wait_for(asyncio.gather(*arrivals), timeout=30)
    return [1000 * (there - here) for times in received for here, there in zip(began, times, strict=True)]


async def _arrivals(socket: Socket) -> list[float]:
    times: list[float] = []
    while len(times) < SIGNALS:
        message = await socket.receive()
        if message.get("signal") == TOPIC:
            times.append(time.monotonic())
    return times


def _bare_notification_ms(url: str) -> float:
    delays = []
    with psycopg.connect(url, autocommit=True) as listening, psycopg.connect(url, autocommit=True) as sending:
        listening.execute("LISTEN bench")
        for _ in range(200):
            began = time.perf_counter()
            sending.execute("NOTIFY bench")
            next(listening.notifies(timeout=5, stop_after=1))
            delays.append(1000 * (time.perf_counter() - began))
    return percentile(delays, 0.99)
