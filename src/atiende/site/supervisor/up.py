"""Everything from one command: checks first, then the start, then one line with the address."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from atiende.kernel.refusals import Refusal
from atiende.site.command_line.database import check_reachable
from atiende.site.command_line.words import gettext
from atiende.site.embedded_postgres.cluster import Cluster
from atiende.site.embedded_postgres.locks import FolderLock
from atiende.site.embedded_postgres.sharing import place_of_up
from atiende.site.environment import Environment, read_environment
from atiende.site.supervisor.errors import AlreadyRunning, CertificateMissing
from atiende.site.supervisor.journal import Journal
from atiende.site.supervisor.listening import address_of, listen
from atiende.site.supervisor.running import Plan, Supervisor


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked for on the command line."""

    host: str
    port: int
    certificate: Path | None = None
    key: Path | None = None
    https: bool = False
    demo: bool = False


def up(wishes: Wishes) -> int:
    """Run until told to stop. Raises the refusals of settings, port, data folder and database."""
    environment = read_environment(os.environ)
    lock = FolderLock(environment.data, "atiende")
    if not lock.hold():
        raise AlreadyRunning(environment.data, lock.read().strip())
    try:
        return _run(environment, wishes, lock)
    finally:
        lock.write("")
        lock.close()


def _run(environment: Environment, wishes: Wishes, lock: FolderLock) -> int:
    tls = _tls(environment.data, wishes)
    with listen(wishes.host, wishes.port) as listening:
        url = address_of(listening, "https" if tls else "http")
        lock.write(url)
        settings = {"ATIENDE_DATA": str(environment.data), **tls}
        if environment.database_url:
            check_reachable(environment.database_url)
            return _supervise(Plan(environment.data, listening, None, settings), url, wishes)
        with place_of_up(environment.data):
            plan = Plan(environment.data, listening, Cluster(environment.data), settings)
            return _supervise(plan, url, wishes)


def _supervise(plan: Plan, url: str, wishes: Wishes) -> int:
    journal = Journal(plan.data)
    supervisor = Supervisor(plan, journal)
    with supervisor.heeding_signals():
        try:
            if supervisor.start():
                if wishes.demo:
                    supervisor.run_command("demo", "load", "--unless-loaded")
                sys.stdout.write(gettext("Atiende is ready: %(url)s") % {"url": url} + "\n")
                sys.stdout.flush()
                supervisor.watch()
        except Refusal as refusal:
            journal.say("not started", why=str(refusal))
            raise
        finally:
            journal.say("stopping")
            supervisor.stop()
    return 0


def _tls(data: Path, wishes: Wishes) -> dict[str, str]:
    """The certificate to serve with: the one named, or the one that the set-up wizard made and switched on."""
    own = data / "tls"
    if not (wishes.certificate or wishes.https or (own / "enabled").exists()):
        return {}
    certificate = wishes.certificate or own / "certificate.pem"
    key = wishes.key or own / "key.pem"
    for path in (certificate, key):
        if not os.access(path, os.R_OK):
            raise CertificateMissing(path)
    return {
        "ATIENDE_CERTIFICATE": str(certificate.absolute()),
        "ATIENDE_CERTIFICATE_KEY": str(key.absolute()),
    }
