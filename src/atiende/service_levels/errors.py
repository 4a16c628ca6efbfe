"""What service levels refuses, and why."""

from __future__ import annotations

from typing import Final

from atiende.kernel.refusals import Refusal, gettext_noop

NAME_TAKEN: Final = gettext_noop("Another one is called so already.")
NAME_MISSING: Final = gettext_noop("Give it a name.")
PROMISE_IN_THE_PAST: Final = gettext_noop("What is promised lies in the future.")
REASON_MISSING: Final = gettext_noop("Say why: whoever reads the case later will ask.")


class ClockIsOver(Refusal):
    """The promise was kept or fell away; nothing of it changes any more."""

    code = "service_levels.clock_is_over"
    message = gettext_noop("This clock has stopped for good.")
    http_status = 409


class PolicyIsOn(Refusal):
    """What works is switched off before it is deleted."""

    code = "service_levels.policy_is_on"
    message = gettext_noop("Switch the policy off first.")
    http_status = 409
