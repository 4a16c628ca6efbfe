"""From `atiende serve ROLE` to a node at work."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from atiende.site.command_line.database import check_reachable
from atiende.site.command_line.words import gettext
from atiende.site.environment import read_environment
from atiende.site.nodes.errors import NodeWithoutDatabase
from atiende.site.nodes.node import Node, Role
from atiende.site.nodes.settings_file import read_settings
from atiende.site.supervisor.journal import Journal
from atiende.site.supervisor.listening import address_of, listen

WEB: Final = Role("web", "atiende.site.servers.node_web")
LIVE: Final = Role("live", "atiende.site.servers.node_live")
WORKER: Final = Role("worker", "atiende.site.servers.node_worker")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked for on the command line."""

    host: str
    port: int
    settings: Path | None = None
    data: Path | None = None


def serve(role: Role, wishes: Wishes) -> int:
    """Run until told to stop. Raises the refusals of settings, port and database."""

    def settings() -> Mapping[str, str]:
        """Checked before a process is started with them."""
        found = read_settings(wishes.settings)
        if wishes.data:
            found["ATIENDE_DATA"] = str(wishes.data.expanduser().absolute())
        environment = read_environment({**os.environ, **found})
        if environment.database_url is None:
            raise NodeWithoutDatabase
        return {**found, "ATIENDE_DATA": str(environment.data)}

    check_reachable(read_environment({**os.environ, **settings()}).database_url or "")
    with listen(wishes.host, wishes.port) as listening:
        journal = Journal(None, process=f"{role.name}-node")
        node = Node(role, listening.fileno(), settings, journal)
        with node.heeding_signals():
            try:
                if node.start():
                    said = gettext("The %(role)s node is ready: %(url)s")
                    sys.stdout.write(said % {"role": role.name, "url": address_of(listening, "http")} + "\n")
                    sys.stdout.flush()
                    node.watch()
            finally:
                journal.say("stopping")
                node.stop()
    return 0
