"""Sends live signals as an action does, after a commit, and prints when each one began (monotonic seconds)."""

from __future__ import annotations

import sys
import time

import django

django.setup()

from django.db import transaction  # noqa: E402  after Django is set up

from atiende.platform.live import signal  # noqa: E402


def main(topic: str, times: int, pause_seconds: float) -> None:
    for _ in range(times):
        began = time.monotonic()
        with transaction.atomic():
            signal(topic)
        sys.stdout.write(f"{began}\n")
        sys.stdout.flush()
        time.sleep(pause_seconds)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))
