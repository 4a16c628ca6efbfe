"""What `atiende demo …` does, in the name of the system."""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys

from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.platform.demonstration import marked
from atiende.site.command_line.progress import Bar
from atiende.site.command_line.words import gettext, ngettext
from atiende.site.command_line.work.people import in_one_sentence
from atiende.site.demo.loading import load_demonstration
from atiende.site.demo.removing import remove_demonstration


@in_one_sentence
def load(arguments: argparse.Namespace) -> int:
    """Raises DemonstrationIsThere."""
    if arguments.unless_loaded and marked("brand"):
        return 0
    bar = Bar()
    loaded = load_demonstration(by=SYSTEM, at=utc_now(), advance=bar)
    bar.end()
    if arguments.json:
        sys.stdout.write(json.dumps(dataclasses.asdict(loaded)) + "\n")
        return 0
    said = gettext("%(tickets)s cases of %(customers)s customers are there, with %(messages)s messages.")
    sys.stdout.write(said % dataclasses.asdict(loaded) + "\n")
    return 0


@in_one_sentence
def remove(arguments: argparse.Namespace) -> int:
    """Raises NoDemonstration and DemonstrationInUse."""
    count = remove_demonstration(by=SYSTEM, at=utc_now())
    if arguments.json:
        sys.stdout.write(json.dumps({"tickets": count}) + "\n")
        return 0
    said = ngettext(
        "%(count)s case of the demonstration is gone.",
        "%(count)s cases of the demonstration are gone.",
        count,
    )
    sys.stdout.write(said % {"count": count} + "\n")
    return 0
