"""Every component in every state, on one page."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from atiende.kernel.actors import NOBODY


@require_GET
@login_required
def ui_kit(request: HttpRequest) -> HttpResponse:
    getattr(request, "actor", NOBODY).require("settings.manage")
    return render(request, "desk/ui_kit.html")
