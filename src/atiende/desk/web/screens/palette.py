"""The command palette: a fragment for the dialog, and a page of its own where scripts are off."""

from __future__ import annotations

from itertools import groupby

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from atiende.desk.web.palette_found import found_for
from atiende.kernel.actors import NOBODY
from atiende.kernel.text import one_line


@require_GET
@login_required
@vary_on_headers("HX-Request")
def palette(request: HttpRequest) -> HttpResponse:
    query = one_line(request.GET.get("q", ""), limit=100)
    found = found_for(getattr(request, "actor", NOBODY), query, on=_open_case(request))
    is_fragment = bool(getattr(request, "htmx", False))
    if not is_fragment:
        found = [line for line in found if line.url]
    groups = [(name, list(lines)) for name, lines in groupby(found, key=lambda line: line.group)]
    template = "desk/palette_list.html" if is_fragment else "desk/palette.html"
    return render(request, template, {"groups": groups, "query": query, "count": len(found)})


def _open_case(request: HttpRequest) -> int | None:
    """The number of the case that stands on the page behind."""
    number = request.GET.get("on", "")
    return int(number) if number.isascii() and number.isdecimal() and len(number) < 19 else None
