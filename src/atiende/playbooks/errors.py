"""What playbooks refuse, and why."""

from __future__ import annotations

from atiende.kernel.refusals import Conflict, Refusal, gettext_noop


class MacroRefersToGone(Conflict):
    """A macro is carried out whole or not at all; `names` says what is no longer there."""

    code = "playbooks.macro_refers_to_gone"
    message = gettext_noop("Nothing was done: the macro refers to what is no longer there: %(names)s")


class MacroStopped(Refusal):
    """One of its steps was refused, so none was taken."""

    code = "playbooks.macro_stopped"
    message = gettext_noop("Nothing was done. “%(step)s”: %(reason)s")
    http_status = 409


class TooManyKept(Refusal):
    code = "playbooks.too_many"
    message = gettext_noop("There are %(most)s already: delete some that nobody uses.")


class NotTranslated(Refusal):
    """The translator did not answer as it should; `reason` in its words or ours."""

    code = "playbooks.not_translated"
    message = gettext_noop("It could not be translated: %(reason)s")
    http_status = 502


class NoTranslator(Refusal):
    code = "playbooks.no_translator"
    message = gettext_noop("No translator is connected.")
    http_status = 409
