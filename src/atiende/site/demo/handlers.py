"""What the console asks for."""

from __future__ import annotations

from atiende.console.events import DemonstrationRequested
from atiende.platform.jobs import defer
from atiende.platform.outbox import Delivery, handles
from atiende.site.demo.jobs import load_in_background, remove_in_background


@handles(DemonstrationRequested)
def on_demonstration_requested(event: DemonstrationRequested, delivery: Delivery) -> None:
    wanted = load_in_background if event.wish == "load" else remove_in_background
    defer(wanted, long_job_id=event.long_job_id)
