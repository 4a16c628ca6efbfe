"""What came with a message, as markup: its pictures, its files and its own look."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext as _

from atiende.platform.formats import format_size
from atiende.platform.ui.templatetags.ui import icon
from atiende.tickets.queries import FileSaid


def picture_lines(number: int, pictures: Iterable[FileSaid]) -> str:
    """Nothing where there are none; `number`: of the case on whose page they are shown."""
    shown = "".join(
        f'<a href="{address}"><img src="{address}" alt="{escape(file.name)}" loading="lazy" data-user></a>'
        for file in pictures
        if (address := _address(number, file))
    )
    return f'<div class="pics">{shown}</div>\n' if shown else ""


def file_lines(number: int, files: Iterable[FileSaid]) -> str:
    """Nothing where there are none; what was not kept says why."""
    shown = "".join(_file(number, file) for file in files)
    return f'<div class="files">{shown}</div>\n' if shown else ""


def own_looks(ticket: Any, message_ids: Iterable[int]) -> dict[int, str]:
    """The formatted versions of these mails, each closed off in a frame that is fetched when it is opened."""
    ids = list(message_ids)
    if not ids:
        return {}
    title = f"{icon('chevron-right', 's tw')}{escape(_('The mail with its own look'))}"
    one = render_to_string("desk/tickets/own_look.html", {"ticket": ticket, "message_id": 0})
    address = reverse("desk:mail_html", args=[ticket.number, 0])
    whole = f'<details class="whole"><summary class="sum">{title}</summary>{one}</details>\n'
    return {
        each: whole.replace(address, reverse("desk:mail_html", args=[ticket.number, each])) for each in ids
    }


def _file(number: int, file: FileSaid) -> str:
    name = f'<b class="clip" data-user>{escape(file.name)}</b>'
    size = f'<data value="{file.size}">{escape(format_size(file.size))}</data>'
    if file.file_id:
        kind = f"<span data-user>{escape(file.media_type)}</span>"
        return (
            f'<a class="file" href="{_address(number, file)}" download>{icon("file-text")}'
            f"<span>{name}<small>{size} · {kind}</small></span></a>"
        )
    why = _("waits to be checked") if file.problem == "unchecked" else _("was not kept")
    return (
        f'<span class="file is-lost">{icon("triangle-alert")}'
        f"<span>{name}<small>{size} · {escape(why)}</small></span></span>"
    )


def _address(number: int, file: FileSaid) -> str:
    return reverse("desk:ticket_file", args=[number, file.pk])
