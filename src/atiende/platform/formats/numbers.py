"""Numbers, shares, money and sizes of files as the reader writes them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from babel import Locale
from babel.numbers import NumberPattern, get_currency_precision
from babel.numbers import format_currency as babel_currency
from babel.numbers import format_decimal as babel_decimal
from babel.numbers import format_percent as babel_percent
from babel.units import format_unit

from atiende.kernel.money import Money
from atiende.platform.formats.locales import current_locale, minimum_grouping_digits

NO_BREAK_SPACE: Final = "\N{NO-BREAK SPACE}"
_SIZES: Final = ("byte", "kilobyte", "megabyte", "gigabyte", "terabyte")


def format_number(value: int | float | Decimal, *, decimals: int | None = None) -> str:
    """12990 → «12.990». `decimals` fixes how many follow the comma; without it up to three, and no zeros at the end."""
    locale = current_locale()
    number = _rounded(value, 3 if decimals is None else decimals)
    pattern = None if decimals is None else "#,##0" + ("." + "0" * decimals if decimals else "")
    return babel_decimal(number, pattern, locale=locale, group_separator=_is_grouped(number, locale))


def format_percent(share: float | Decimal, *, decimals: int = 0) -> str:
    """0.25 → «25 %»."""
    locale = current_locale()
    number = _rounded(share, decimals + 2)
    own = locale.percent_formats[None].pattern
    pattern = own.replace("#,##0", "#,##0." + "0" * decimals) if decimals else own
    return babel_percent(number, pattern, locale=locale, group_separator=_is_grouped(number * 100, locale))


def format_money(money: Money, *, with_code: bool = False) -> str:
    """1284.5 EUR → «1284,50 €». `with_code` writes EUR instead of the symbol: «$» alone means five currencies."""
    locale = current_locale()
    amount = _rounded(money.amount, get_currency_precision(money.currency))
    pattern: NumberPattern = locale.currency_formats["standard"]
    written = pattern.pattern.replace("¤", _with_its_code(pattern.pattern)) if with_code else pattern.pattern
    grouped = _is_grouped(amount, locale)
    return babel_currency(amount, money.currency, written, locale=locale, group_separator=grouped)


def format_size(size: int) -> str:
    """Bytes → «1,4 MB», in powers of a thousand."""
    value, step = Decimal(size), 0
    while abs(value) >= 1000 and step < len(_SIZES) - 1:
        value, step = value / 1000, step + 1
    number = _rounded(value, 1 if step and abs(value) < 100 else 0)
    return format_unit(number, f"digital-{_SIZES[step]}", "short", locale=current_locale())


def _with_its_code(pattern: str) -> str:
    """The sign for a code, kept apart from digits that would follow it directly."""
    return f"¤¤{NO_BREAK_SPACE}" if pattern.startswith("¤#") else "¤¤"


def _rounded(value: int | float | Decimal, decimals: int) -> Decimal:
    number = value if isinstance(value, Decimal) else Decimal(str(value))
    rounded = number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return rounded if rounded else abs(rounded)  # no «-0»


def _is_grouped(number: Decimal, locale: Locale) -> bool:
    return abs(number) >= Decimal(10) ** (2 + minimum_grouping_digits(locale))
