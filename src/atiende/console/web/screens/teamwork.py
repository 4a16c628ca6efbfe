"""How the staff work together: summaries of cases that change hands, and reviews before sending."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from atiende.console.web.forms.teamwork import TeamworkForm
from atiende.console.web.guard import console_page
from atiende.console.web.staff_page import StaffRequest, posted
from atiende.kernel.clock import utc_now
from atiende.tickets.actions.demand_reviews import demand_reviews
from atiende.tickets.actions.require_summaries import require_summaries
from atiende.tickets.queries import is_summary_needed, review_demands


@require_http_methods(["GET", "HEAD", "POST"])
@console_page("settings.manage")
def teamwork(request: StaffRequest) -> HttpResponse:
    brands, roles = review_demands()
    form = TeamworkForm(
        posted(request),
        initial={
            "is_summary_needed": is_summary_needed(),
            "brands": sorted(brands),
            "roles": sorted(roles),
        },
    )
    if request.method == "POST" and form.is_valid():
        typed, at = form.cleaned_data, utc_now()
        with transaction.atomic():
            require_summaries(is_needed=typed["is_summary_needed"], by=request.actor, at=at)
            demand_reviews(brand_ids=typed["brands"], role_ids=typed["roles"], by=request.actor, at=at)
        messages.success(request, gettext("Saved."))
        return redirect("console:teamwork")
    return render(request, "console/teamwork.html", {"form": form}, status=422 if form.errors else 200)
