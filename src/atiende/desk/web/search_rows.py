"""The results of a search as markup, put together by hand: a template asks of each piece of text what it is."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from atiende.desk.web.search_words import WHY
from atiende.kernel.clock import utc_now
from atiende.platform.formats import relative_times
from atiende.platform.search import Part
from atiende.platform.ui.templatetags.ui import icon
from atiende.tickets.queries import SearchHit, label_for_agents


class HitWriter:
    """Words and drawings of one language, looked up once for all. Whatever a person wrote is escaped."""

    def __init__(self) -> None:
        self._before, self._after = reverse("desk:ticket", args=[0]).split("0")
        self._time = relative_times(now=utc_now())
        self._found_in = f'<span class="vh">{escape(_("Found in:"))}</span>'
        self._file = icon("paperclip", "xs")

    def hits(self, hits: Sequence[SearchHit]) -> SafeString:
        return mark_safe("\n".join(map(self._hit, hits)))  # noqa: S308  every part of a line is escaped

    def _hit(self, hit: SearchHit) -> str:
        number = hit.ticket.number
        said = f'<p class="anywhere" data-user>{_marked(hit.snippet)}</p>\n' if hit.snippet else ""
        files = "".join(
            f'<p class="anywhere">{self._file} <span data-user>{_marked(name)}</span></p>\n'
            for name in hit.files
        )
        return (
            f'<li class="searchhit"><h2 class="tl"><a href="{self._before}{number}{self._after}">'
            f'<span class="num">#{number}</span> <span class="anywhere" data-user>{_marked(hit.subject)}</span>'
            f'</a></h2>\n{said}{files}<p class="muted searchmeta">{self._meta(hit)}</p></li>'
        )

    def _meta(self, hit: SearchHit) -> str:
        ticket = hit.ticket
        at = ticket.last_message_at
        ago, instant = self._time(at)
        why = "".join(map(_chip, hit.why))
        team = f" · <span data-user>{escape(ticket.team.name)}</span>" if ticket.team else ""
        name = ticket.customer.name or ticket.customer.folded_name
        return (
            f"{self._found_in if why else ''}{why}<span data-user>{escape(name)}</span>"
            f" · {escape(label_for_agents(ticket.status))}{team} · "
            f'<time datetime="{at.isoformat()}" title="{escape(instant)}">{escape(ago)}</time>'
        )


def _chip(each: str) -> str:
    drawing, word = WHY[each]
    return f'<span class="chip">{icon(drawing, "xs")}{escape(str(word))}</span> '


def _marked(parts: Sequence[Part]) -> str:
    return "".join(
        f"<mark>{escape(part.text)}</mark>" if part.is_marked else escape(part.text) for part in parts
    )
