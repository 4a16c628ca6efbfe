"""The lines of a list as markup, put together by hand: by templates fifty cost more than all else on the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from atiende.platform.formats.tags import moment
from atiende.platform.ui.avatars import avatar
from atiende.platform.ui.templatetags.ui import icon


@dataclass(frozen=True, slots=True)
class Row:
    """A ticket as a line of the list."""

    ticket: Any
    name: str
    status: str
    chip: str
    icon: str
    priority: str
    priority_chip: str
    channel: str
    channel_icon: str
    snippet: str
    last_kind: str
    is_waiting: bool
    is_demonstration: bool


class LineWriter:
    """Words and drawings of one language, looked up once for all lines. Whatever a person wrote is escaped."""

    def __init__(self, *, list_query: str, current_id: int | None, may_pick: bool) -> None:
        self._before, self._after = reverse("desk:ticket", args=[0]).split("0")
        self._list_query, self._current_id, self._may_pick = escape(list_query), current_id, may_pick
        self._drawings: dict[tuple[str, str, str], str] = {}
        self._waits = f'<span class="vh">{escape(_("Waits for us."))}</span>'
        self._lasts = {
            "outgoing": f'{icon("reply", "xs")} <span class="vh">{escape(_("We answered:"))}</span>',
            "note": f'{icon("lock", "xs")} <span class="vh">{escape(_("Note:"))}</span>',
        }
        word = escape(_("Demonstration"))
        self._demonstration = (
            f'<span class="chip info" title="{word}">{icon("sparkles", "xs")}{escape(_("Demo"))}</span>'
        )
        self._put_off = f'{icon("alarm-clock", "xs")}<span class="vh">{escape(_("Put off until"))}</span>'
        self._nobody = escape(_("Nobody"))

    def lines(self, rows: Sequence[Row]) -> SafeString:
        return mark_safe("\n".join(map(self._line, rows)))  # noqa: S308  every part of a line is escaped

    def _line(self, row: Row) -> str:
        ticket = row.ticket
        number = ticket.number
        waiting = " is-waiting" if row.is_waiting else ""
        current = ' aria-current="true"' if ticket.pk == self._current_id else ""
        address = f"{self._before}{number}{self._after}{self._list_query}"
        return (
            f'<div class="wsline"><a class="wsrow{waiting}" id="row-{number}" href="{address}"{current}'
            f' data-number="{number}">\n{avatar(row.name)}\n'
            f'<span class="r1"><b class="clip" dir="auto" data-user>{escape(row.name) or "—"}</b>'
            f"{self._waits if row.is_waiting else ''}{moment(ticket.last_message_at, 'relative')}</span>\n"
            f'<span class="r2">{self._priority(row)}'
            f'<span class="clip" dir="auto" data-user>{escape(ticket.subject or ticket)}</span></span>\n'
            f'<span class="r3">{self._icon(row.channel_icon, "s", row.channel)}<span class="snip">'
            f"{self._lasts.get(row.last_kind, '')}"
            f'<span class="clip" dir="auto" data-user>{escape(row.snippet)}</span></span></span>\n'
            f'<span class="r4">{self._state(row)}<span class="num" data-user>#{number}</span>'
            f'<span class="who clip">{self._who(ticket)}</span></span>\n</a>\n{self._pick(number)}</div>'
        )

    def _priority(self, row: Row) -> str:
        if not row.priority:
            return ""
        word = f'<span class="vh">{escape(row.priority)}:</span>'
        return f'<span class="prio {escape(row.priority_chip)}">{self._icon("zap", "s")}{word}</span>'

    def _state(self, row: Row) -> str:
        status = (
            f'<span class="chip {escape(row.chip)}">{self._icon(row.icon, "xs")}{escape(row.status)}</span>'
        )
        if row.is_demonstration:
            status += self._demonstration
        if row.ticket.snoozed_until:
            status += f'<span class="chip info">{self._put_off} {moment(row.ticket.snoozed_until)}</span>'
        return status

    def _who(self, ticket: Any) -> str:
        if ticket.assignee:
            return f"{self._icon('user', 'xs')} <span data-user>{escape(ticket.assignee.display_name)}</span>"
        if ticket.team:
            return f"{self._icon('users', 'xs')} <span data-user>{escape(ticket.team.name)}</span>"
        return self._nobody

    def _pick(self, number: int) -> str:
        if not self._may_pick:
            return ""
        word = escape(_("Choose case #%(number)s") % {"number": number})
        return (
            f'<label class="wspick"><input type="checkbox" name="number" value="{number}" form="bulk-go">'
            f'<span class="vh">{word}</span></label>'
        )

    def _icon(self, name: str, size: str, label: str = "") -> str:
        key = (name, size, label)
        if key not in self._drawings:
            self._drawings[key] = icon(name, size, label)
        return self._drawings[key]
