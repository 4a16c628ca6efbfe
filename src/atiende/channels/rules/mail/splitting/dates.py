"""Dates, times and addresses as the mail clients of any language write them, by their shape alone."""

from __future__ import annotations

import re

_MONTH = r"[^\W\d_]{3,12}\.?"
_DATE = re.compile(
    rf"""(?<![\d\w])(?:
      \d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}}
    | \d{{1,2}}(?:\.|º|°|st|nd|rd|th|er)?[ ](?:de[ ]|d[’'])?{_MONTH},?[ ](?:de[ ]|del[ ]|of[ ])?\d{{4}}
    | \d{{1,2}}\.[ ]\d{{1,2}}\.[ ]\d{{4}}
    | \d{{1,2}}[-/]{_MONTH}[-/]\d{{2,4}}
    | {_MONTH}[ ]\d{{1,2}}(?:st|nd|rd|th)?,?[ ]\d{{4}}
    | \d{{4}}\.?[ ]{_MONTH}[ ]\d{{1,2}}
    )(?!\d)
    | (?<!\d)(?:\d{{4}}[年년][ ]?\d{{1,2}}[月월][ ]?\d{{1,2}}[日일]
    )(?!\d)""",
    re.VERBOSE,
)
_MONTHS = (
    r"(?:jan|ene|gen|ener|urt|feb|fev|febr|fevr|ots|mar|marz|mars|marc|marzo|mrz|abr|apr|avr|abril|april|avril|api|mai|may|"
    r"mayo|maig|maio|mag|mei|jun|juny|juin|junio|eka|giu|jul|juil|julio|uzt|lug|ago|aug|aout|agost|agosto|abu|sep|set|sept|"
    r"ira|oct|out|okt|ott|urr|nov|noviembre|aza|dic|dec|des|dez|abe|januar|february|march|enero|febrero|septiembre|octubre|"
    r"diciembre|gener|setembre|novembre|desembre|novembro|dezembro|november|december|dezember|oktober|october)"
    r"[^\W\d_]{0,6}\.?"
)
_DAY = re.compile(
    rf"""(?<![\d\w])(?:
      \d{{1,2}}(?:\.|º|°|st|nd|rd|th|er)?[ ](?:de[ ]|d[’']|of[ ])?{_MONTHS}
    | {_MONTHS}[ ]\d{{1,2}}(?:st|nd|rd|th)?(?!\d)
    | \d{{1,2}}[./-]\d{{1,2}}\.?(?![\d./-])
    | (?:hoy|ayer|today|yesterday|heute|gestern|hier|aujourd['’]hui|oggi|ieri|
      hoje|ontem|hoxe|onte|avui|ahir|gaur|atzo)\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_TIME = re.compile(r"(?<!\d)\d{1,2}[:.h]\d{2}(?!\d)")
_ADDRESS = re.compile(r"[\w.+=&~'%/-]{1,80}@(?:[\w-]{1,63}\.){1,8}[\w-]{2,24}")


def find_date(text: str) -> re.Match[str] | None:
    """The first full date (day, month and year)."""
    return _DATE.search(text)


def find_day(text: str) -> re.Match[str] | None:
    """The first day whose year is not said: of a month, or counted from today."""
    return _DAY.search(text)


def has_time(text: str) -> bool:
    return bool(_TIME.search(text))


def has_address(text: str) -> bool:
    """Whether a mail address stands in the text."""
    return "@" in text and bool(_ADDRESS.search(text))
