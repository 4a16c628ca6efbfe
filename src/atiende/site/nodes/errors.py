"""Why a node does not start, each in one sentence."""

from __future__ import annotations

from pathlib import Path

from atiende.kernel.refusals import Refusal, gettext_noop


class NodeWithoutDatabase(Refusal):
    code = "node_without_database"
    message = gettext_noop(
        "A node needs DATABASE_URL: postgresql://USER:PASSWORD@HOST:5432/DATABASE. "
        "The embedded database belongs to: atiende up"
    )


class TablesTooOld(Refusal):
    """No node changes tables: one command does, once."""

    code = "tables_too_old"
    message = gettext_noop(
        "The tables are older than this version (%(count)s migrations wait): run “atiende migrate” once, "
        "then start the nodes."
    )

    def __init__(self, count: int) -> None:
        super().__init__(count=count)


class SettingsUnreadable(Refusal):
    code = "settings_unreadable"
    message = gettext_noop(
        "The settings in %(file)s cannot be used: %(reason)s. Write lines such as NAME=VALUE."
    )

    def __init__(self, file: Path, reason: str) -> None:
        super().__init__(file=file, reason=reason)
