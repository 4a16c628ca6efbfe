"""What `atiende setup …` does, in the name of the system."""

from __future__ import annotations

import argparse
import sys

from atiende.console.actions.export_set_up import export_set_up
from atiende.console.actions.import_set_up import import_set_up
from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import Refusal, gettext_noop
from atiende.kernel.text import one_line
from atiende.site.command_line.work.people import in_one_sentence


class FileUnusable(Refusal):
    code = "file_unusable"
    message = gettext_noop("The file cannot be read or written.")


@in_one_sentence
def export(arguments: argparse.Namespace) -> int:
    """Raises FileUnusable."""
    content = export_set_up(by=SYSTEM, at=utc_now())
    try:
        arguments.file.write_text(content, encoding="utf-8")
    except OSError:
        raise FileUnusable from None
    return 0


@in_one_sentence
def take(arguments: argparse.Namespace) -> int:
    """A line for each thing; 1 when something cannot be taken: then nothing is, unless it is left out.

    Raises FileUnusable and NotASetUp.
    """
    try:
        content = arguments.file.read_text(encoding="utf-8")
    except (OSError, ValueError):
        raise FileUnusable from None
    changes = import_set_up(
        content=content,
        is_dry=arguments.dry_run,
        leaves_out=arguments.leave_out,
        by=SYSTEM,
        at=utc_now(),
    )
    for change in changes:
        problem = change.problem % dict(change.params) if change.params else change.problem
        sys.stdout.write(f"{change.outcome}\t{change.kind}\t{one_line(change.name)}\t{one_line(problem)}")
        sys.stdout.write(f"\t{one_line(change.place)}\n" if problem else "\n")
    return int(any(change.outcome == "refused" for change in changes))
