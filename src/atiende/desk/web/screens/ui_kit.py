"""Every component in every state, on one page: to look at, to copy from, and for the tests of accessibility."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from atiende.desk.web.forms import KitForm
from atiende.kernel.actors import NOBODY
from atiende.kernel.refusals import Conflict

_NAMES = ("Ana Beltrán", "Carlos Medina", "Paula Otero", "Emilio Duarte", "Sofía Navarro", "山田 太郎")
_HOSTILE = "<script>alert(1)</script> Nombre larguísimo " + "sinespacios" * 12


@require_GET
@login_required
def ui_kit(request: HttpRequest) -> HttpResponse:
    getattr(request, "actor", NOBODY).require("settings.manage")
    wrong = KitForm({"name": "", "email": "ana@", "language": "fr", "tone": ""}, prefix="wrong")
    wrong.add_error(None, gettext(Conflict.message))
    return render(
        request,
        "desk/ui_kit.html",
        {"form": KitForm(), "wrong": wrong, "names": _NAMES, "hostile": _HOSTILE},
    )
