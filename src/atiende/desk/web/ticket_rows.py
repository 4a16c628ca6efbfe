"""The lines of a list as markup, put together by hand: by templates fifty cost more than all else on the page."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Final

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from atiende.desk.web.ticket_words import (
    CHANNELS,
    PRIORITIES,
    PRIORITY_CHIPS,
    SNOOZED_FOR,
    STATUS_CHIPS,
    STATUS_ICONS,
)
from atiende.kernel.clock import utc_now
from atiende.kernel.text import one_line
from atiende.platform.formats import format_instant, format_wait, relative_times
from atiende.platform.formats.tags import moment
from atiende.platform.ui.avatars import avatar
from atiende.platform.ui.templatetags.ui import icon
from atiende.tickets.queries import Line, reason_name, word_for_agents

SNIPPET: Final = 120


@dataclass(frozen=True, slots=True)
class _Words:
    """What is said in every line, as markup in one language; `lasts` by the kind of what was last said.

    `waits` and `choose`: what stands before and after a time, or a number.
    """

    waits: tuple[str, ...]
    lasts: Mapping[str, str]
    demonstration: str
    put_off: str
    nobody: str
    of_agent: str
    of_team: str
    choose: tuple[str, ...]
    channel: Callable[[str], str]
    priority: Callable[[int], str]
    status: Callable[[str, str, str, str], str]


class LineWriter:
    """Words and drawings of one language, looked up once for all lines. Whatever a person wrote is escaped."""

    def __init__(
        self,
        *,
        list_query: str,
        current_id: int | None,
        may_pick: bool,
        demonstrations: Collection[int] = (),
    ) -> None:
        self._before, self._after = reverse("desk:ticket", args=[0]).split("0")
        self._list_query, self._current_id, self._may_pick = escape(list_query), current_id, may_pick
        self._demonstrations = demonstrations
        self._words = _words(get_language())
        self._now = utc_now()
        self._time = relative_times(now=self._now)

    def lines(self, lines: Sequence[Line], snippets: Mapping[int, tuple[str, str]]) -> SafeString:
        """`snippets`: kind and beginning of what was last said in each."""
        nothing = ("", "")
        written = [self._line(line, *snippets.get(line.id, nothing)) for line in lines]
        return mark_safe("\n".join(written))  # noqa: S308  every part of a line is escaped

    def _line(self, line: Line, last_kind: str, last_text: str) -> str:
        number, at = line.number, line.last_message_at
        waiting = " is-waiting" if line.waiting_since else ""
        current = ' aria-current="true"' if line.id == self._current_id else ""
        ago, instant = self._time(at)
        return (
            f'<div class="wsline"><a class="wsrow{waiting}" id="row-{number}" href="{self._before}{number}'
            f'{self._after}{self._list_query}"{current} data-number="{number}">\n{avatar(line.customer)}\n'
            f'<span class="r1"><b class="clip" dir="auto" data-user>{escape(line.customer) or "—"}</b>'
            f'<time datetime="{at.isoformat()}" title="{escape(instant)}">{escape(ago)}</time></span>\n'
            f'<span class="r2">{self._words.priority(line.priority)}'
            f'<span class="clip" dir="auto" data-user>{escape(line.subject) or f"#{number}"}</span></span>\n'
            f'<span class="r3">{self._words.channel(line.channel)}<span class="snip">'
            f"{self._words.lasts.get(last_kind, '')}"
            f'<span class="clip" dir="auto" data-user>{escape(one_line(last_text, limit=SNIPPET))}</span></span>'
            f'</span>\n<span class="r4">{self._state(line)}{self._waits(line)}'
            f'<span class="num" data-user>#{number}</span>'
            f'{self._why(line)}<span class="who clip">{self._who(line)}</span></span>\n</a>\n{self._pick(number)}</div>'
        )

    def _state(self, line: Line) -> str:
        status = self._words.status(line.category, line.status_key, line.own_label, line.own_label_en)
        if line.brand_id in self._demonstrations:
            status += self._words.demonstration
        if line.snoozed_until:
            status += f'<span class="chip info">{self._words.put_off} {self._until(line)}</span>'
        return status

    def _why(self, line: Line) -> str:
        name = reason_name(line.reason_es, line.reason_en or "") if line.reason_es else ""
        return f'<span class="why clip" data-user>{escape(name)}</span>' if name else ""

    def _until(self, line: Line) -> str:
        awaited = SNOOZED_FOR.get(line.snoozed_for)
        return escape(str(awaited)) if awaited else moment(line.snoozed_until)

    def _waits(self, line: Line) -> str:
        if line.waiting_since is None:
            return ""
        instant, wait = format_instant(line.waiting_since), format_wait(line.waiting_since, now=self._now)
        said = f'<time datetime="{line.waiting_since.isoformat()}" title="{escape(instant)}">{escape(wait)}</time>'
        return f'<span class="waits">{said.join(self._words.waits)}</span>'

    def _who(self, line: Line) -> str:
        if line.assignee:
            return f"{self._words.of_agent}{escape(line.assignee)}</span>"
        return f"{self._words.of_team}{escape(line.team)}</span>" if line.team else self._words.nobody

    def _pick(self, number: int) -> str:
        if not self._may_pick:
            return ""
        return (
            f'<label class="wspick"><input type="checkbox" name="number" value="{number}" form="bulk-go">'
            f'<span class="vh">{str(number).join(self._words.choose)}</span></label>'
        )


@lru_cache(maxsize=32)
def _words(_language: str | None) -> _Words:
    """`_language` is the one that is active: words of another are kept apart from them."""
    word = escape(_("Demonstration"))
    return _Words(
        waits=tuple(escape(_("waits %(wait)s") % {"wait": "\0"}).split("\0")),
        lasts={
            "outgoing": f'{icon("reply", "xs")} <span class="vh">{escape(_("We answered:"))}</span>',
            "forward": f'{icon("arrow-right", "xs")} <span class="vh">{escape(_("Forwarded:"))}</span>',
            "note": f'{icon("lock", "xs")} <span class="vh">{escape(_("Note:"))}</span>',
        },
        demonstration=(
            f'<span class="chip info" title="{word}">{icon("sparkles", "xs")}{escape(_("Demo"))}</span>'
        ),
        put_off=f'{icon("alarm-clock", "xs")}<span class="vh">{escape(_("Put off until"))}</span>',
        nobody=escape(_("Nobody")),
        of_agent=f"{icon('user', 'xs')} <span data-user>",
        of_team=f"{icon('users', 'xs')} <span data-user>",
        choose=tuple(escape(_("Choose case #%(number)s") % {"number": "\0"}).split("\0")),
        channel=lru_cache(maxsize=64)(_channel),
        priority=lru_cache(maxsize=8)(_priority),
        status=lru_cache(maxsize=256)(_status),
    )


def _channel(code: str) -> str:
    word, drawing = CHANNELS.get(code, (code, "message-circle"))
    return icon(drawing, "s", str(word))


def _priority(priority: int) -> str:
    """Only what is above the usual says so."""
    chip = PRIORITY_CHIPS.get(priority)
    if chip is None:
        return ""
    word = f'<span class="vh">{escape(str(dict(PRIORITIES)[priority]))}:</span>'
    return f'<span class="prio {chip}">{icon("zap", "s")}{word}</span>'


def _status(category: str, key: str, own_label: str, own_label_en: str) -> str:
    chip, drawing = STATUS_CHIPS.get(category, ""), STATUS_ICONS.get(category, "circle-dashed")
    word = escape(word_for_agents(key, own_label, own_label_en))
    return f'<span class="chip {chip}">{icon(drawing, "xs")}{word}</span>'
