"""The desk's first page: what to do now."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from atiende.desk.first_steps import first_steps_for
from atiende.desk.role_starts import doors_for
from atiende.identity.queries import is_protected
from atiende.identity.queries.roles import codes_held_by
from atiende.kernel.actors import NOBODY
from atiende.platform.formats import format_date


@require_GET
@login_required
def home(request: HttpRequest) -> HttpResponse:
    actor = getattr(request, "actor", NOBODY)
    steps = tuple(first_steps_for(actor, is_protected=is_protected(request.user)))
    return render(
        request,
        "desk/home.html",
        {
            "today": format_date(timezone.localdate(), "full"),
            "first_name": actor.label.partition(" ")[0],
            "steps": steps,
            "done": sum(step.is_done for step in steps),
            "next_step": next((step for step in steps if not step.is_done), None),
            "reads_cases": actor.may("tickets.read"),
            "doors": doors_for(actor, codes_held_by(actor.id)),
        },
    )
