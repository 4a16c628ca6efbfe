"""Teams: list, one team with its members, and the buttons on it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from atiende.console.web.forms.teams import TeamForm
from atiende.console.web.kept_list import MAX_QUERY, kept_list
from atiende.console.web.saving import changed_meanwhile, made, saved
from atiende.console.web.staff_page import StaffRequest, done, posted, staff_page
from atiende.kernel.clock import utc_now
from atiende.organisation import queries
from atiende.organisation.actions.add_to_team import add_to_team
from atiende.organisation.actions.archive_team import archive_team
from atiende.organisation.actions.change_team import change_team
from atiende.organisation.actions.create_team import create_team
from atiende.organisation.actions.make_leader import make_leader
from atiende.organisation.actions.remove_from_team import remove_from_team
from atiende.organisation.actions.restore_team import restore_team


@require_http_methods(["GET", "HEAD"])
@staff_page
def teams(request: StaffRequest) -> HttpResponse:
    return kept_list(request, queries.list_teams, folder="teams")


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def new_team(request: StaffRequest) -> HttpResponse:
    request.actor.require("organisation.manage")
    form = TeamForm(posted(request), actor=request.actor)
    created = made(
        request,
        form,
        lambda: create_team(
            fields=form.typed(),
            submission=form.cleaned_data["submission"],
            by=request.actor,
            at=utc_now(),
        ),
        gettext("Team created. Add its people now."),
    )
    if created is not None:
        return redirect("console:team", created.pk)
    return render(request, "console/teams/new.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def team(request: StaffRequest, team_id: int) -> HttpResponse:
    found = queries.get_team_for(request.actor, team_id)
    form = TeamForm(
        posted(request),
        actor=request.actor,
        kept_brand_id=found.brand_id,
        initial={
            "name": found.name,
            "purpose": found.purpose,
            "brand_id": found.brand_id,
            "version": found.version,
        },
    )
    if saved(
        request,
        form,
        lambda: change_team(
            team_id=team_id,
            fields=form.typed(),
            version=form.seen_version,
            by=request.actor,
            at=utc_now(),
        ),
    ):
        return redirect("console:team", team_id)
    members = queries.members_of(request.actor, team_id=team_id, after=request.GET.get("cursor", ""))
    context = {
        "team": found,
        "form": form,
        "changed_meanwhile": changed_meanwhile(form),
        "members": members,
        "is_first": "cursor" not in request.GET,
        "may_manage": request.actor.may("organisation.manage"),
        "is_archived": hasattr(found, "archival"),
        **_candidates(request, team_id),
    }
    return render(request, "console/teams/team.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD"])
@staff_page
def candidates(request: StaffRequest, team_id: int) -> HttpResponse:
    """People outside the team who answer to a search; without scripts the team's own page shows them."""
    found = queries.get_team_for(request.actor, team_id)
    if request.headers.get("HX-Request") != "true":
        return redirect("console:team", team_id)
    context = {"team": found, **_candidates(request, team_id)}
    return render(request, "console/teams/candidates.html", context)


def _candidates(request: StaffRequest, team_id: int) -> dict[str, object]:
    search = request.GET.get("add", "").strip()[:MAX_QUERY]
    if not search or not request.actor.may("organisation.manage"):
        return {"search": search, "candidates": []}
    return {
        "search": search,
        "candidates": queries.list_candidates(request.actor, team_id=team_id, search=search),
    }


@require_POST
@staff_page
def add_member(request: StaffRequest, team_id: int) -> HttpResponse:
    agent_id = _agent_id(request)
    name = queries.get_agent_for(request.actor, agent_id).user.name
    return done(
        request,
        lambda: add_to_team(team_id=team_id, agent_id=agent_id, by=request.actor, at=utc_now()),
        gettext("%(name)s belongs to the team now.") % {"name": name},
        team_id,
        next_page="console:team",
    )


@require_POST
@staff_page
def remove_member(request: StaffRequest, team_id: int) -> HttpResponse:
    return done(
        request,
        lambda: remove_from_team(
            team_id=team_id, agent_id=_agent_id(request), by=request.actor, at=utc_now()
        ),
        gettext("Removed from the team."),
        team_id,
        next_page="console:team",
    )


@require_POST
@staff_page
def leader(request: StaffRequest, team_id: int) -> HttpResponse:
    """An empty person: nobody leads."""
    chosen = _agent_id(request) or None
    return done(
        request,
        lambda: make_leader(team_id=team_id, agent_id=chosen, by=request.actor, at=utc_now()),
        gettext("The team has a new leader.") if chosen else gettext("The team has no leader now."),
        team_id,
        next_page="console:team",
    )


@require_POST
@staff_page
def archive(request: StaffRequest, team_id: int) -> HttpResponse:
    return done(
        request,
        lambda: archive_team(team_id=team_id, by=request.actor, at=utc_now()),
        gettext("Team archived."),
        team_id,
        next_page="console:team",
    )


@require_POST
@staff_page
def restore(request: StaffRequest, team_id: int) -> HttpResponse:
    return done(
        request,
        lambda: restore_team(team_id=team_id, by=request.actor, at=utc_now()),
        gettext("Team restored."),
        team_id,
        next_page="console:team",
    )


def _agent_id(request: StaffRequest) -> int:
    typed = request.POST.get("agent_id", "")
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 19 else 0
