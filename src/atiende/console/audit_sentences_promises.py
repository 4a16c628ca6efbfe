"""What the audit tells of promises and their clocks, in sentences."""

from __future__ import annotations

from typing import Final

from atiende.kernel.refusals import gettext_noop

PROMISES: Final = {
    "service_levels.date_promised": gettext_noop("promised the customer of case %(target)s a date"),
    "service_levels.demonstration_removed": gettext_noop("removed the demonstration's service policies"),
    "service_levels.legal_clock_paused": gettext_noop("held up a legal term of case %(target)s"),
    "service_levels.legal_clock_resumed": gettext_noop("let a legal term of case %(target)s run again"),
    "service_levels.legal_clock_started": gettext_noop("started a legal term of case %(target)s"),
    "service_levels.legal_clock_stopped": gettext_noop("ended a legal term of case %(target)s"),
    "service_levels.policy_changed": gettext_noop("changed service policy %(target)s"),
    "service_levels.policy_created": gettext_noop("wrote service policy %(target)s"),
    "service_levels.policy_deleted": gettext_noop("deleted service policy %(target)s"),
    "service_levels.policy_moved": gettext_noop("changed the order of the service policies"),
    "service_levels.policy_switched_off": gettext_noop("switched service policy %(target)s off"),
    "service_levels.policy_switched_on": gettext_noop("switched service policy %(target)s on"),
    "service_levels.recalculation_asked": gettext_noop("had the open clocks of promises recalculated"),
}
