"""Why nothing is started, each in one sentence."""

from __future__ import annotations

from pathlib import Path

from atiende.kernel.refusals import Refusal, gettext_noop


class PortInUse(Refusal):
    code = "port_in_use"
    message = gettext_noop(
        "Another program already uses port %(port)s of %(host)s: stop it, or choose another with --port."
    )

    def __init__(self, host: str, port: int) -> None:
        super().__init__(host=host, port=port)


class AddressNotUsable(Refusal):
    code = "address_not_usable"
    message = gettext_noop("It is not possible to listen on %(host)s port %(port)s: %(reason)s.")

    def __init__(self, host: str, port: int, reason: str) -> None:
        super().__init__(host=host, port=port, reason=reason)


class AlreadyRunning(Refusal):
    code = "already_running"
    message = gettext_noop("Atiende is already running on the data in %(folder)s: %(url)s")

    def __init__(self, folder: Path, url: str) -> None:
        super().__init__(folder=folder, url=url)


class DidNotStart(Refusal):
    """A process ended before it was ready; it said why."""

    code = "did_not_start"
    message = gettext_noop("Atiende did not start: %(reason)s")

    def __init__(self, reason: str) -> None:
        super().__init__(reason=reason)


class CertificateMissing(Refusal):
    code = "certificate_missing"
    message = gettext_noop("There is no certificate to serve https with: %(path)s cannot be read.")

    def __init__(self, path: Path) -> None:
        super().__init__(path=path)
