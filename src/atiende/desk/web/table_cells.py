"""The cells of a table of cases as markup, put together by hand. Whatever a person wrote is escaped."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any, Final

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from atiende.desk.web.ticket_words import CHANNELS, PRIORITIES, PRIORITY_CHIPS, STATUS_CHIPS, STATUS_ICONS
from atiende.kernel.clock import utc_now
from atiende.platform.formats import relative_times
from atiende.platform.ui.templatetags.ui import chip
from atiende.tickets.queries import Cells, word_for_agents
from atiende.tickets.rules.view_fields import OWN

_TIMES: Final = frozenset(
    {
        "opened_at",
        "updated_at",
        "last_message_at",
        "waiting_since",
        "next_due_at",
        "resolved_at",
        "snoozed_until",
    }
)


class TableWriter:
    """`heads`: name and word of each column; `list_query` goes along to the case."""

    def __init__(self, columns: Sequence[str], heads: Sequence[tuple[str, str]], list_query: str) -> None:
        self._columns, self._words = columns, dict(heads)
        self._before, self._after = reverse("desk:ticket", args=[0]).split("0")
        self._query = escape(list_query)
        self._time = relative_times(now=utc_now())
        self._priorities = {key: str(word) for key, word in PRIORITIES}

    def lines(self, rows: Sequence[Cells]) -> SafeString:
        return mark_safe("\n".join(map(self._line, rows)))  # noqa: S308  every part of a line is escaped

    def _line(self, row: Cells) -> str:
        first, *rest = self._columns
        head = f'<th scope="row" role="rowheader">{self._link(row, self._cell(first, row))}</th>'
        cells = "".join(
            f'<td role="cell" data-l="{escape(self._words[name])}">{self._linked(name, row)}</td>'
            for name in rest
        )
        return f'<tr role="row" data-number="{row.number}">{head}{cells}</tr>'

    def _linked(self, name: str, row: Cells) -> str:
        cell = self._cell(name, row)
        return self._link(row, cell) if name == "subject" else cell

    def _link(self, row: Cells, inner: str) -> str:
        return f'<a class="tl" href="{self._before}{row.number}{self._after}{self._query}">{inner or "—"}</a>'

    def _cell(self, name: str, row: Cells) -> str:
        if name.startswith(OWN):
            return _user(answer_text(row.custom_fields.get(name.removeprefix(OWN))))
        if name in _TIMES:
            return self._moment(getattr(row, name))
        special = _CELLS.get(name)
        if special is not None:
            return special(row)
        if name == "priority":
            return self._priority(row)
        return _user(str(getattr(row, name) or ""))

    def _priority(self, row: Cells) -> str:
        word = self._priorities.get(row.priority, "")
        kind = PRIORITY_CHIPS.get(row.priority)
        return escape(word) if kind is None else str(chip(kind, word, "zap"))

    def _moment(self, value: dt.datetime | None) -> str:
        if value is None:
            return ""
        ago, instant = self._time(value)
        return f'<time datetime="{value.isoformat()}" title="{escape(instant)}">{escape(ago)}</time>'


def answer_text(value: Any) -> str:
    """An answer to a company's own field as text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _user(text: str) -> str:
    return f'<span class="anywhere" dir="auto" data-user>{escape(text)}</span>' if text else ""


def _number(row: Cells) -> str:
    return f'<span class="num" data-user>#{row.number}</span>'


def _status(row: Cells) -> str:
    word = word_for_agents(row.status_key, row.own_label)
    return str(
        chip(STATUS_CHIPS.get(row.category, ""), word, STATUS_ICONS.get(row.category, "circle-dashed"))
    )


def _channel(row: Cells) -> str:
    word, _icon = CHANNELS.get(row.channel, (row.channel, ""))
    return escape(str(word))


def _tags(row: Cells) -> str:
    return " ".join(f'<span class="chip" data-user>{escape(name)}</span>' for name in row.tags)


def _subject(row: Cells) -> str:
    return _user(row.subject) or f"#{row.number}"


_CELLS: Final[Mapping[str, Callable[[Cells], str]]] = {
    "number": _number,
    "subject": _subject,
    "status": _status,
    "channel": _channel,
    "tags": _tags,
}
