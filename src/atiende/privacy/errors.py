"""What privacy refuses, and why."""

from __future__ import annotations

from pathlib import Path

from atiende.kernel.refusals import Refusal, gettext_noop


class FolderNotEmpty(Refusal):
    code = "privacy.folder_not_empty"
    message = gettext_noop("The folder %(folder)s is not empty. Choose an empty or a new one.")
    http_status = 409

    def __init__(self, folder: Path) -> None:
        super().__init__(folder=folder)


class FolderUnusable(Refusal):
    code = "privacy.folder_unusable"
    message = gettext_noop("The folder %(folder)s cannot be written: %(reason)s.")
    http_status = 409

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(folder=folder, reason=reason)


class UnknownRule(Refusal):
    code = "privacy.unknown_rule"
    message = gettext_noop(
        "Choose why the data is erased: request, consent_withdrawn, retention_over or mistake."
    )

    def __init__(self) -> None:
        super().__init__(fields={"rule": self.message})


class ExportNotReady(Refusal):
    code = "privacy.export_not_ready"
    message = gettext_noop("This export is not ready, or it was removed already.")
    http_status = 409
