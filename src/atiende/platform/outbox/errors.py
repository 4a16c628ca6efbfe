"""What repairs of the outbox refuse."""

from __future__ import annotations

from atiende.kernel.refusals import Conflict, InvalidInput, gettext_noop


class NothingStuck(Conflict):
    """The lane moved on meanwhile, or never halted."""

    code = "nothing_stuck"
    message = gettext_noop("This delivery no longer waits for a decision.")


class UnknownHandler(InvalidInput):
    code = "unknown_handler"
    message = gettext_noop("No code handles events under the name %(handler)s.")


class ReplayTooWide(InvalidInput):
    code = "replay_too_wide"
    message = gettext_noop("Say which events: one aggregate, or a time from which on.")
