"""Refusals of files that are or may be harmful."""

from __future__ import annotations

from atiende.kernel.refusals import Refusal, gettext_noop


class FileInfected(Refusal):
    code = "file_infected"
    message = gettext_noop("The file contains malware and was not kept.")


class FileNotChecked(Refusal):
    """The scanner is away: nobody knows whether the file is clean."""

    code = "file_not_checked"
    message = gettext_noop("The file cannot be checked for malware now. Try again later.")
    http_status = 503
