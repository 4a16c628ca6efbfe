"""The queues as links with their counts, put together by hand: a company has many teams, each page has all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import cycle
from typing import Final

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from atiende.desk.queues import Queue
from atiende.platform.ui.templatetags.ui import icon

_TINTS: Final = ("h1", "h4", "h2", "h6", "h5")


def queue_links(queues: Sequence[tuple[Queue, str]], *, current: str) -> SafeString:
    """Each queue with its count as it is shown (or nothing), teams under a heading. `current`: the one that is open."""
    address = f"{reverse('desk:tickets')}?queue="
    links = _list(
        address, current, [(each, icon(each[0].icon), "grow") for each in queues if not each[0].is_team]
    )
    of_teams = [each for each in queues if each[0].is_team]
    dots = (f'<span class="dot {tint}" aria-hidden="true"></span>' for tint in cycle(_TINTS))
    teams = _list(address, current, [(each, next(dots), "clip") for each in of_teams])
    if teams:
        links += f'<h3 class="wsqh">{escape(_("Teams"))}</h3>\n{teams}'
    return mark_safe(links)  # noqa: S308  names and keys are escaped


def _list(address: str, current: str, shown: Iterable[tuple[tuple[Queue, str], str, str]]) -> str:
    lines = []
    for (queue, count), drawing, css in shown:
        key = escape(queue.key)
        here = ' aria-current="page"' if queue.key == current else ""
        user = " data-user" if queue.is_team else ""
        counted = f'<span class="cnt" data-count="{key}">{escape(count)}</span>' if count else ""
        lines.append(
            f'<li><a href="{address}{key}"{here}>{drawing}'
            f'<span class="{css}"{user}>{escape(queue.label)}</span>{counted}</a></li>\n'
        )
    return f"<ul>\n{''.join(lines)}</ul>\n" if lines else ""
