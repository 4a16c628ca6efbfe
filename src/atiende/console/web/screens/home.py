"""The index of the settings: every page this person may open, and a search over pages and single settings."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from atiende.console.search import find_settings
from atiende.console.web.connection import connection_of
from atiende.console.web.guard import console_page
from atiende.console.web.staff_page import StaffRequest
from atiende.platform.ui.settings_pages import settings_sections_for

MAX_QUERY = 100


@console_page()
def home(request: StaffRequest) -> HttpResponse:
    query = request.GET.get("q", "").strip()[:MAX_QUERY]
    context = {
        "query": query,
        "sections": [] if query else settings_sections_for(request.actor),
        "findings": find_settings(request.actor, query) if query else [],
        "connection": connection_of(request),
        "in_console": True,
    }
    template = "console/home_results.html" if request.headers.get("HX-Request") else "console/home.html"
    response = render(request, template, context)
    response["Vary"] = "HX-Request"
    return response
