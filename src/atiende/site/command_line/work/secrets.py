"""What `atiende secrets …` does."""

from __future__ import annotations

import argparse
import json
import sys

from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.platform.secrets import rotate, uses_of_keys
from atiende.site.command_line.progress import Bar
from atiende.site.command_line.words import gettext, ngettext


def rotate_keys(arguments: argparse.Namespace) -> int:
    """Exit code 1 when a value could not be read and stays as it was."""
    bar = Bar()
    done = rotate(by=SYSTEM, at=utc_now(), progress=bar)
    bar.end()
    if done.is_continued:
        sys.stdout.write(gettext("An earlier rotation had been interrupted; it is finished now.") + "\n")
    said = ngettext(
        "%(count)s secret sealed with key %(key)s.",
        "%(count)s secrets sealed with key %(key)s.",
        done.resealed,
    )
    sys.stdout.write(said % {"count": done.resealed, "key": done.key_id} + "\n")
    if not done.unreadable:
        return 0
    lost = ngettext(
        "%(count)s secret cannot be read: its key is missing or it was altered. Type it again.",
        "%(count)s secrets cannot be read: their key is missing or they were altered. Type them again.",
        done.unreadable,
    )
    sys.stderr.write(lost % {"count": done.unreadable} + "\n")
    return 1


def show_status(arguments: argparse.Namespace) -> int:
    """One line per key."""
    uses = uses_of_keys()
    if arguments.json:
        keys = [{"key": use.key_id, "secrets": use.values, "newest": use.is_newest} for use in uses]
        sys.stdout.write(json.dumps({"keys": keys}) + "\n")
        return 0
    for use in uses:
        said = ngettext("key %(key)s: %(count)s secret", "key %(key)s: %(count)s secrets", use.values)
        newest = gettext(" (new secrets are sealed with it)") if use.is_newest else ""
        sys.stdout.write(said % {"key": use.key_id, "count": use.values} + newest + "\n")
    if not uses:
        sys.stdout.write(gettext("There is no key yet: it is made with the first secret.") + "\n")
    return 0
