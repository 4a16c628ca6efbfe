"""The lines of a conversation as markup, put together by hand: by templates they cost more than all else in a case.

Whatever a person wrote is escaped here; only `Said.formatted` comes as markup, cleaned where it was made.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import escape, urlize
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from atiende.desk.web.conversation_shown import Happened, Said, Thread
from atiende.desk.web.message_files import file_lines, own_looks, picture_lines
from atiende.kernel.actors import NOBODY
from atiende.platform.formats.tags import moment
from atiende.platform.ui.avatars import avatar
from atiende.platform.ui.templatetags.ui import icon

_MAY_HOLD_A_LINK: Final = re.compile(r"[.@:]\S")
_LEAVES: Final = frozenset({"incoming", "outgoing"})
_PARAGRAPHS: Final = re.compile(r"\n{2,}")
_ENDS_OF_LINES: Final = re.compile(r"\r\n|\r")
_face = lru_cache(maxsize=512)(avatar)


def _told(item: Happened) -> str:
    """What happened; of a rule, with a way to its run."""
    words = escape(item.text)
    if not item.run_id:
        return words
    return f'<a class="link" href="{reverse("console:rule_run", args=[item.run_id])}">{words}</a>'


class MessageWriter:
    """Words and addresses of one case, looked up once for all its lines."""

    def __init__(self, request: HttpRequest, ticket: Any, *, is_older: bool = False) -> None:
        self._request, self._ticket, self._number = request, ticket, ticket.number
        self._looks: dict[int, str] = {}
        self._more = " is-older" if is_older else ""
        note = escape(_("Internal note"))
        self._here = reverse("desk:ticket", args=[self._number])
        forwarded = escape(_("Forwarded"))
        unseen = escape(_("the customer does not see it"))
        only_us = f'<span class="only"> · {unseen}</span>'
        self._is_forward = f'<span class="tagn">{icon("arrow-right", "s")}{forwarded}{only_us}</span>'
        self._labels = {
            "note": note,
            "ours": escape(_("Our message")),
            "theirs": escape(_("The customer's message")),
        }
        only = escape(_("only the team sees it"))
        self._is_note = (
            f'<span class="tagn">{icon("lock", "s")}{note}<span class="only"> · {only}</span></span>'
        )
        self._automatic = f'<span class="chip">{icon("bot", "xs")}{escape(_("Automatic"))}</span>'
        self._split_before, self._split_after = reverse("desk:ticket_split", args=[self._number, 0]).split(
            "/0/"
        )
        self._forward_words = f"{icon('arrow-right', 's')}{escape(pgettext('message', 'Forward'))}"
        self._quote_words = f"{icon('reply', 's')}{escape(_('Quote'))}"
        language = (getattr(ticket, "language", "") or "")[:2]
        self._is_foreign = bool(language) and language != (get_language() or "")[:2]
        self._translate_words = f"{icon('languages', 's')}{escape(_('Translate'))}"
        self._answers = getattr(request, "actor", NOBODY).may("tickets.reply")
        self._split_words = f"{icon('split', 's')}{escape(_('Make it a case of its own'))}"

    def lines(self, thread: Thread) -> SafeString:
        mails = (item.row for item in thread.items if isinstance(item, Said) and item.side == "theirs")
        self._looks = own_looks(self._ticket, (each.pk for each in mails if each.has_html))
        written = (
            self._said(item) if isinstance(item, Said) else self._happened(item) for item in thread.items
        )
        return mark_safe("\n".join(written))  # noqa: S308  every part of a line is escaped

    def _happened(self, item: Happened) -> str:
        return f'<li class="ev{self._more}"><span>{_told(item)}</span> {moment(item.at, "relative")}</li>'

    def _said(self, item: Said) -> str:
        row = item.row
        return (
            f'<li class="msg {item.side}{self._more}" id="message-{row.pk}">\n{_face(row.author_label)}\n'
            f'<article class="bub" aria-label="{self._labels[item.side]}">\n{self._head(item)}'
            f"{self._notices(item)}{self._text(item)}{self._folded(item)}{self._invitations(item)}"
            f"{picture_lines(self._number, item.pictures)}{file_lines(self._number, item.files)}"
            f"{self._looks.get(row.pk, '')}"
            f"{self._foot(item)}</article>\n</li>"
        )

    def _head(self, item: Said) -> str:
        name = escape(item.row.author_label) or "—"
        kind = self._is_note
        if item.row.kind == "forward":
            kind = self._is_forward
        elif item.side != "note":
            kind = f'<span class="chn">{icon(item.channel_icon, "s", item.channel)}</span>'
        automatic = self._automatic if item.row.is_automatic else ""
        return (
            f'<div class="mh"><b class="clip" dir="auto" data-user>{name}</b>{kind}{automatic}'
            f"{moment(item.at, 'relative')}</div>\n"
        )

    def _notices(self, item: Said) -> str:
        drawing = icon("triangle-alert", "s")
        return "".join(
            f'<p class="mnotice">{drawing}<span>{escape(each)}</span></p>\n' for each in item.notices
        )

    def _text(self, item: Said) -> str:
        if item.formatted:
            return f'<div class="mb rich" dir="auto" data-user>{item.formatted}</div>\n'
        if item.row.text.strip():
            return (
                f'<div class="mb" dir="auto" data-user>{paragraphs(item.row.text, with_links=True)}</div>\n'
            )
        return "" if item.folded else f'<p class="mb muted">{escape(_("Without text"))}</p>\n'

    def _folded(self, item: Said) -> str:
        if not item.folded:
            return ""
        parts = "".join(
            f'<div class="folded"><p class="foldw">{escape(word)}</p>'
            f'<div dir="auto" data-user>{paragraphs(text)}</div></div>'
            for word, text in item.folded
        )
        summary = f"{icon('chevron-right', 's tw')}{escape(_('Show what was folded away'))}"
        opens = " open" if item.opens else ""
        return f'<details class="fold"{opens}><summary class="sum">{summary}</summary>{parts}</details>\n'

    def _invitations(self, item: Said) -> str:
        return render_to_string("desk/tickets/invitations.html", {"item": item}) if item.invitations else ""

    def _foot(self, item: Said) -> str:
        left = f"{self._delivery(item)}{self._onward(item)}{self._split(item)}"
        foot = f'<div class="mf">\n{left}</div>\n' if left else ""
        if item.fate:
            whose = f"{escape(_('What the server said:'))} " if item.is_servers else ""
            foot += f'<p class="mwords">{whose}<span data-user>{escape(item.fate)}</span></p>\n'
        return foot + (self._resend(item.row.pk) if item.may_resend else "")

    def _delivery(self, item: Said) -> str:
        if item.delivery is None:
            return ""
        kind, word, drawing = item.delivery
        to = f'<span class="mto clip" data-user>{escape(item.to)}</span>' if item.to else ""
        return f'<span class="chip {kind}">{icon(drawing, "xs")}{escape(word)}</span>{to}\n'

    def _split(self, item: Said) -> str:
        if not item.may_split:
            return ""
        address = f"{self._split_before}/{item.row.pk}/{self._split_after}"
        return f'<a class="mlink" href="{address}">{self._split_words}</a>\n'

    def _onward(self, item: Said) -> str:
        """To be quoted in a reply, or sent on: never a note."""
        if item.row.kind not in _LEAVES:
            return ""
        translate = ""
        if self._is_foreign and item.row.kind == "incoming":
            to = f"{self._split_before}/{item.row.pk}/translate/"
            translate = f'<a class="mlink" href="{to}">{self._translate_words}</a>\n'
        if not self._answers:
            return translate
        address = f"{self._split_before}/{item.row.pk}/forward/"
        quote = f"{self._here}?write=reply&amp;quote={item.row.pk}"
        return (
            f'<a class="mlink" href="{quote}" data-quotes="message-{item.row.pk}">{self._quote_words}</a>\n'
            f'<a class="mlink" href="{address}">{self._forward_words}</a>\n{translate}'
        )

    def _resend(self, message_id: int) -> str:
        address = reverse("desk:ticket_resend", args=[self._number, message_id])
        asked = escape(_("The customer may have received it already."))
        token = f'<input type="hidden" name="csrfmiddlewaretoken" value="{get_token(self._request)}">'
        words = f"{icon('rotate-ccw')}{escape(_('Send again'))}"
        return (
            f'<form method="post" action="{address}" hx-post="{address}" hx-swap="none" data-ask="{asked}">'
            f'{token}<button class="btn">{words}</button></form>\n'
        )


def paragraphs(text: Any, *, with_links: bool = False) -> str:
    """Plain text as paragraphs, as the filters `urlize` and `linebreaks` of templates write them."""
    plain = str(text)
    is_linked = with_links and _MAY_HOLD_A_LINK.search(plain)
    safe = urlize(plain, nofollow=True, autoescape=True) if is_linked else escape(plain)
    parts = _PARAGRAPHS.split(_ENDS_OF_LINES.sub("\n", safe))
    return "\n\n".join(f"<p>{part.replace(chr(10), '<br>')}</p>" for part in parts)
