"""The command palette: a fragment for the dialog, and a page of its own where scripts are off."""

from __future__ import annotations

from itertools import groupby

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from atiende.kernel.actors import NOBODY
from atiende.kernel.text import one_line
from atiende.platform.ui.palette import find


@require_GET
@login_required
@vary_on_headers("HX-Request")
def palette(request: HttpRequest) -> HttpResponse:
    query = one_line(request.GET.get("q", ""), limit=100)
    found = find(getattr(request, "actor", NOBODY), query)
    groups = [(name, list(lines)) for name, lines in groupby(found, key=lambda line: line.group)]
    is_fragment = bool(getattr(request, "htmx", False))
    template = "desk/palette_list.html" if is_fragment else "desk/palette.html"
    return render(request, template, {"groups": groups, "query": query, "count": len(found)})
