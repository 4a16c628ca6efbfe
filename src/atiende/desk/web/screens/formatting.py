"""What the editor of formatted words needs beside its scripts: fetched when it is first wanted."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from atiende.desk.web.emojis import emojis_in, names_in
from atiende.desk.web.staff_page import StaffRequest, staff_page


@require_safe
@staff_page("tickets.read")
def emojis(request: StaffRequest) -> HttpResponse:
    """A small grid of what is said in letters, with its names in the reader's language to search by."""
    language = get_language() or "es"
    context = {"emojis": emojis_in(language), "names_in": names_in(language)}
    return render(request, "desk/tickets/emojis.html", context)


@require_safe
@staff_page("tickets.read")
def formatting(request: StaffRequest) -> HttpResponse:
    """The toolbar and the dialogs, in the reader's language."""
    return render(request, "desk/tickets/formatting.html")
