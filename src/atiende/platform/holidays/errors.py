"""What corrections of holidays refuse."""

from __future__ import annotations

from atiende.kernel.refusals import InvalidInput, gettext_noop
from atiende.kernel.text import one_line


class DamagedHolidayFile(InvalidInput):
    """A file of holidays cannot be read; the sentence names the place."""

    code = "damaged_holiday_file"
    message = gettext_noop("The file of holidays cannot be used: %(key)s is not written as it must be.")

    def __init__(self, key: str) -> None:
        super().__init__(key=one_line(key, limit=80))


NAME_MISSING = gettext_noop("Write the name of the holiday.")
SOURCE_MISSING = gettext_noop("Write where this was published.")
NO_SUCH_HOLIDAY = gettext_noop("There is no holiday on this day.")
HOLIDAY_THERE = gettext_noop("There is a holiday on this day already.")
SAME_DAY = gettext_noop("Choose another day.")
DATE_TOO_FAR = gettext_noop("Choose a date between 2000 and 2100.")
TOO_LARGE = gettext_noop("The file is larger than a file of holidays may be.")
