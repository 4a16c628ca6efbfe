"""What `atiende files …` does."""

from __future__ import annotations

import argparse
import json
import sys

from atiende.kernel.refusals import Refusal, gettext_noop
from atiende.platform.storage.copying import copy_contents
from atiende.site.command_line.progress import Bar
from atiende.site.command_line.words import ngettext


class NoFilesThere(Refusal):
    code = "no_files_there"
    message = gettext_noop("There are no files at %(source)s: write a folder, or s3://BUCKET/PREFIX.")

    def __init__(self, source: str) -> None:
        super().__init__(source=source)


def copy(arguments: argparse.Namespace) -> int:
    """Exit code 1 when some content is in neither place. Raises NoFilesThere and the refusals of storage."""
    bar = Bar()
    try:
        done = copy_contents(arguments.source, advance=bar)
    except ValueError as error:
        raise NoFilesThere(arguments.source.partition("?")[0]) from error
    bar.end()
    if arguments.json:
        result = {"copied": done.copied, "there_already": done.there_already, "lost": list(done.lost)}
        sys.stdout.write(json.dumps(result) + "\n")
    else:
        said = ngettext("%(count)s file copied.", "%(count)s files copied.", done.copied)
        sys.stdout.write(said % {"count": done.copied} + "\n")
    if done.lost:
        missing = ngettext(
            "%(count)s file is in neither place, the first is %(first)s.",
            "%(count)s files are in neither place, the first is %(first)s.",
            len(done.lost),
        )
        sys.stderr.write(missing % {"count": len(done.lost), "first": done.lost[0]} + "\n")
    return 1 if done.lost else 0
