"""What `atiende search …` does, in the name of the system."""

from __future__ import annotations

import argparse
import json
import sys

from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.site.command_line.words import ngettext
from atiende.tickets.actions.rebuild_search import rebuild_search


def rebuild(arguments: argparse.Namespace) -> int:
    """A long job, whose progress the console shows; done here and now."""
    rebuilt = rebuild_search(by=SYSTEM, at=utc_now())
    if arguments.json:
        sys.stdout.write(
            json.dumps({"long_job_id": rebuilt.long_job_id, "messages": rebuilt.messages}) + "\n"
        )
        return 0
    said = ngettext(
        "%(count)s message can be found again.", "%(count)s messages can be found again.", rebuilt.messages
    )
    sys.stdout.write(said % {"count": rebuilt.messages} + "\n")
    return 0
