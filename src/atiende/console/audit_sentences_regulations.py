"""What audit entries about legal terms and public holidays say, as sentences for people."""

from __future__ import annotations

from typing import Final

from atiende.kernel.refusals import gettext_noop

REGULATIONS: Final[dict[str, str]] = {
    "platform.calendar_completed": gettext_noop("noted that the holidays of %(target)s were checked"),
    "platform.holiday_added": gettext_noop("added a holiday in %(target)s"),
    "platform.holiday_correction_withdrawn": gettext_noop(
        "took back a correction of the holidays of %(target)s"
    ),
    "platform.holiday_file_taken": gettext_noop("brought in a file of holidays"),
    "platform.holiday_removed": gettext_noop("took a holiday away in %(target)s"),
    "regulations.pack_accepted": gettext_noop("accepted the draft %(target)s of a law"),
    "regulations.pack_taken": gettext_noop("brought in a newer version of the law %(target)s"),
    "regulations.reading_chosen": gettext_noop("chose how the law %(target)s is read"),
}
