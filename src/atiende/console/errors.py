"""What the console refuses."""

from __future__ import annotations

from atiende.kernel.refusals import Conflict, NotPermitted, Refusal, gettext_noop


class SetUpKeyMissing(NotPermitted):
    """Whoever sets up an installation over a network shows the key that its operator was given."""

    code = "set_up_key_missing"
    message = gettext_noop("This installation is being set up. Type its set-up key.")


class NotSetUp(Refusal):
    code = "not_set_up"
    message = gettext_noop("This installation is not set up yet.")
    http_status = 503


class FirstAdministratorExists(Conflict):
    code = "first_administrator_exists"
    message = gettext_noop("The first administrator already exists. Sign in as them to go on.")


class CertificateRefused(Refusal):
    code = "certificate_refused"
    message = gettext_noop("The certificate cannot be used.")


class DemonstrationIsAsStands(Conflict):
    """It is in or out already, or on its way."""

    code = "demonstration_is_as_stands"
    message = gettext_noop("The demonstration company is there already, gone already, or on its way.")


class NotASetUp(Refusal):
    """No JSON, of another kind, or of a later version."""

    code = "console.not_a_set_up"
    message = gettext_noop("This is not a file of a set-up that this version can read.")


class DamagedSetUp(NotASetUp):
    """Broken at a place that can be named: `line` and `column` from 1."""

    code = "console.damaged_set_up"
    message = gettext_noop("The file is damaged in line %(line)s, column %(column)s.")
