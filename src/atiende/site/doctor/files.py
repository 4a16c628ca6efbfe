"""Whether the place of files answers and takes something in."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from django.conf import settings

from atiende.kernel.refusals import Refusal
from atiende.kernel.s3_address import is_s3_address
from atiende.platform.storage.places import place
from atiende.site.command_line.words import gettext, sentence_of
from atiende.site.doctor.finding import Finding

_NOBODYS: Final = "0" * 64


def files() -> Finding:
    """A store is asked for something that it cannot have; a folder must be one of ours."""
    where = str(settings.FILES_ROOT).partition("?")[0]
    if is_s3_address(where):
        return _store(where)
    existing = next(folder for folder in (Path(where), *Path(where).parents) if folder.exists())
    if not os.access(existing, os.R_OK | os.W_OK | os.X_OK):
        says = gettext("The folder of files (%(folder)s) cannot be written.") % {"folder": where}
        return Finding("files", "failure", says, gettext("Give it to the account that runs Atiende."))
    return Finding("files", "ok", gettext("Files are kept in %(folder)s.") % {"folder": where})


def _store(where: str) -> Finding:
    try:
        place().has_content(_NOBODYS)
    except Refusal as refusal:
        do = gettext("Look at ATIENDE_FILES, at the keys, and whether the bucket exists.")
        return Finding("files", "failure", sentence_of(refusal), do)
    return Finding("files", "ok", gettext("Files are kept in %(folder)s.") % {"folder": where})
