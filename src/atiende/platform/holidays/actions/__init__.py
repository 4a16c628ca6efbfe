"""What people say of public holidays: one more, one less, moved, checked until, or a whole file of them."""

from atiende.platform.holidays.actions.add_holiday import add_holiday
from atiende.platform.holidays.actions.complete_calendar import complete_calendar
from atiende.platform.holidays.actions.move_holiday import move_holiday
from atiende.platform.holidays.actions.remove_holiday import remove_holiday
from atiende.platform.holidays.actions.take_holiday_file import take_holiday_file
from atiende.platform.holidays.actions.withdraw_holiday_correction import withdraw_holiday_correction

__all__ = [
    "add_holiday",
    "complete_calendar",
    "move_holiday",
    "remove_holiday",
    "take_holiday_file",
    "withdraw_holiday_correction",
]
