"""Lines that say who wrote the quoted words below them, and when ("El 3/11/26 a las 10:15, Marta escribió:").

The shape decides before the language does: a date at the beginning, an address, a colon at the end, a quote below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from atiende.channels.rules.mail.splitting.dates import find_date, find_day, has_address, has_time
from atiende.channels.rules.mail.splitting.lines import Line, plain

MOST_LINES = 4
_LONGEST = 420
_LONGEST_NAME = 120
_DATE_BEGINS_BEFORE = 34

_VERB_LAST = (
    r"escribio|escribe|pisze|escribia|ha escrito|escribieron|escribiste|wrote|writes|has written|a ecrit|"
    r"ha scritto|"
    r"scrisse|"
    r"escreveu|va escriure|ha escrit|escribiu|napisal|napisala|napisal\(a\)|napsal|napsal\(a\)|napisao|"
    r"kirjoitti|irta|"
    r"a scris|пишет|написал|написала|написал\(а\)|писал|писала|написав|yazdi|sunlari yazdi|idatzi zuen|"
    r"skrev foljande|skrev|schrieb|schreef|εγραψε|idatzi du"
)
_ENDS_WITH_VERB = re.compile(rf"(?:^|[\s,>)\]\"»”])(?P<verb>{_VERB_LAST})\s?[:：]?$")
_VERB_INSIDE = re.compile(r"\b(?:schrieb|schreef|skrev|kirjoitti|napisal)\b")
_NARRATION = re.compile(r"\b(?:me|nos|le|les|te|os|se|lo|que|su|mi|una?|i|my|your|who|that|she|he|they)\b")
_TOLD = re.compile(rf"\b(?:me|nos|le|les|te|os|se|lo|la|que) (?:{_VERB_LAST})\s?:?$")
_DASHED = re.compile(r"^[-\u2010-\u2015_=]{2,}\s*(?P<inner>.+?)\s*[-\u2010-\u2015_=]{2,}:?$")
_TORN_DATE = re.compile(
    r"\d\.? (?:de )?[^\W\d_]{2,5}\.$"
)  # the abbreviated month ends a line, not a sentence
_ADDRESSED = re.compile(r"[<(\[]\s?(?:mailto:)?[^\s<>()\[\]]{1,80}@[^\s<>()\[\]]{1,120}\s?[>)\]]{1,2}")
_FLOWS_ON = re.compile(rf"\W{{0,2}}(?P<verb>{_VERB_LAST})\s?:\s?[^\s>]")
_ARROWS = re.compile(r"^>>>\s?[^<>]+(?:<[^<>]+>)?[^<>]*>>>$")
_CITING = re.compile(r"^(?:citando a?|quoting|zitat von|citation de|mensaje citado (?:de|por)) .+[:：]$")


def find_attribution(lines: Sequence[Line], last: int, *, is_quote_next: bool, is_blank_next: bool) -> int:
    """Where the attribution that ends at line `last` begins; -1 where none ends here."""
    if not _may_end(lines[last].bare):
        return -1
    for begin in range(last, max(-1, last - MOST_LINES), -1):
        if lines[begin].is_blank or lines[begin].kind:
            break
        if begin < last and not _goes_on(lines[begin]):
            break
        if _continues(lines, begin):
            continue
        opens = (
            begin == 0 or lines[begin].is_whole or lines[begin - 1].is_blank or bool(lines[begin - 1].kind)
        )
        words = " ".join(line.bare for line in lines[begin : last + 1])
        if len(words) > _LONGEST:
            break
        if _stands_alone(words, opens=opens, is_blank_next=is_blank_next):
            return begin
        if is_quote_next and opens and _leads_to_quote(words):
            return begin
    return -1


def opens_history(lines: Sequence[Line], place: int) -> bool:
    """Whether an attribution begins at a line, and the words that it quotes follow its colon in the same line."""
    words = ""
    for line in lines[place : place + MOST_LINES - 1]:
        if line.is_blank or line.kind or (words and line.is_whole):
            return False
        before = len(words)
        words = f"{words} {line.bare}".strip()
        if not before and not _begins_with_date(words):
            return False
        address = _ADDRESSED.search(words[:_LONGEST])
        told = address and _FLOWS_ON.match(plain(words[address.end() :][:40]))
        if address and told and has_time(words[: address.start()]):
            return address.end() + told.end("verb") >= before
    return False


def _begins_with_date(words: str) -> bool:
    date = find_date(words[:_LONGEST_NAME])
    return date is not None and _is_early(words, date.start())


def _goes_on(line: Line) -> bool:
    """Whether an attribution may go on below this line: it is no sentence with its end."""
    date = find_date(line.bare) or (find_day(line.bare) if has_time(line.bare) else None)
    if date is not None and _is_early(line.bare, date.start()):
        return True
    if line.is_whole:
        return False
    return line.bare[-1] not in ".!?:;" or bool(_TORN_DATE.search(line.bare))


def _continues(lines: Sequence[Line], place: int) -> bool:
    """Whether a line goes on with the address of the name that ends the one above, which begins with a date."""
    if place == 0 or not lines[place].bare.startswith("<") or lines[place - 1].kind:
        return False
    date = find_date(lines[place - 1].bare)
    return date is not None and _is_early(lines[place - 1].bare, date.start())


def _may_end(words: str) -> bool:
    return words[-1:] in (":", "：", "-", "=", "_", ">", "\u2014") or bool(
        _ENDS_WITH_VERB.search(plain(words[-40:]))
    )


def _stands_alone(words: str, *, opens: bool, is_blank_next: bool) -> bool:
    """Whether it is an attribution whatever follows it."""
    if _ARROWS.match(words):
        return bool(find_date(words)) and (has_time(words) or has_address(words))
    dashed = _DASHED.match(words)
    inner = dashed["inner"] if dashed else words
    date = find_date(inner)
    folded_words = plain(inner)
    ends_with_colon = inner[-1] in ":：" or dashed is not None
    verb = bool(_ENDS_WITH_VERB.search(folded_words)) or (
        ends_with_colon and bool(_VERB_INSIDE.search(folded_words))
    )
    if _TOLD.search(folded_words):
        return False
    if date is None:
        return verb and ends_with_colon and _is_sure_without_year(inner, is_dashed=dashed is not None)
    if not (_is_early(inner, date.start()) or (opens and has_address(inner))):
        return False
    if has_address(inner):
        return verb or (ends_with_colon and opens and has_time(inner))
    if not verb or not ends_with_colon:
        return False
    if _NARRATION.search(folded_words[date.end() :]):
        return False
    return dashed is not None or "," in inner[date.end() :] or (opens and is_blank_next)


def _is_sure_without_year(words: str, *, is_dashed: bool) -> bool:
    """Whether words that end with a verb of writing introduce a quote though they name no full date.

    Clients that leave the year out name the day, the time and the address; Notes puts all between dashes.
    """
    if is_dashed:
        return len(words) < _LONGEST_NAME and not _NARRATION.search(plain(words))
    day = find_day(words)
    return (
        day is not None
        and _is_early(words, day.start())
        and has_time(words)
        and bool(_ADDRESSED.search(words))
    )


def _leads_to_quote(words: str) -> bool:
    """Whether it is an attribution when quoted words follow it."""
    if words[-1] not in ":：":
        return False
    folded_words = plain(words)
    if _CITING.match(folded_words):
        return True
    if _TOLD.search(folded_words):
        return False
    date = find_date(words)
    verb = _ENDS_WITH_VERB.search(folded_words)
    if date is None and has_time(words) and (verb or has_address(words)):
        date = find_day(words)
    if date is not None and _is_early(words, date.start()):
        return (
            verb is not None
            or has_address(words)
            or (has_time(words) and not _NARRATION.search(folded_words))
        )
    if has_address(words):
        return verb is not None or words.rstrip(": ").endswith((">", ")", "]"))
    return verb is not None and len(words) < 80 and not _NARRATION.search(folded_words)


def _is_early(words: str, place: int) -> bool:
    return place <= _DATE_BEGINS_BEFORE and words[:place].count(" ") <= 4
