"""Roles: what each allows and who has it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from atiende.console.web.forms.people import PURPOSES
from atiende.console.web.forms.roles import RoleForm, areas_of
from atiende.console.web.saving import made, saved
from atiende.console.web.staff_page import StaffRequest, done, posted, staff_page
from atiende.identity.actions.adopt_ready_role import adopt_ready_role
from atiende.identity.actions.change_role import change_role
from atiende.identity.actions.create_role import create_role
from atiende.identity.actions.delete_role import delete_role
from atiende.identity.actions.require_second_step import require_second_step
from atiende.identity.queries import list_roles
from atiende.identity.rules.ready_roles import READY_ROLES
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotFound
from atiende.organisation.queries import count_agents_by_role, list_agents


@require_http_methods(["GET", "HEAD"])
@staff_page
def roles(request: StaffRequest) -> HttpResponse:
    counts, found = count_agents_by_role(request.actor), list_roles(request.actor)
    rows = [
        {
            "role": role,
            "label": gettext(role.name) if role.is_builtin else role.name,
            "purpose": gettext(PURPOSES[role.code]) if role.code in PURPOSES else "",
            "people": counts.get(role.code, 0),
        }
        for role in found
    ]
    known = {role.code for role in found}
    ready = [
        {"code": each.code, "name": gettext(each.name), "purpose": gettext(each.purpose)}
        for each in READY_ROLES
        if each.code not in known and each.grants <= request.actor.grants
    ]
    context = {"rows": rows, "ready": ready, "may_manage": request.actor.may("people.manage")}
    return render(request, "console/roles/list.html", context)


@require_POST
@staff_page
def adopt(request: StaffRequest) -> HttpResponse:
    """A ready role becomes one of the company's own."""
    code = request.POST.get("code", "")
    return done(
        request,
        lambda: adopt_ready_role(code=code, by=request.actor, at=utc_now()),
        gettext("Role created. Give it to people on their pages."),
        next_page="console:roles",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def new_role(request: StaffRequest) -> HttpResponse:
    request.actor.require("people.manage")
    form = RoleForm(posted(request))
    created = made(
        request,
        form,
        lambda: create_role(
            name=form.cleaned_data["name"],
            grants=form.cleaned_data["grants"],
            by=request.actor,
            at=utc_now(),
        ),
        gettext("Role created. Give it to people on their pages."),
    )
    if created is not None:
        return redirect("console:role", created.pk)
    context = {"form": form, "areas": areas_of(form.chosen, request.actor), "may_manage": True}
    return render(request, "console/roles/new.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def role(request: StaffRequest, role_id: int) -> HttpResponse:
    found = next((each for each in list_roles(request.actor) if each.pk == role_id), None)
    if found is None:
        raise NotFound
    form = RoleForm(posted(request), initial={"name": found.name, "grants": list(found.grants)})
    if saved(
        request,
        form,
        lambda: change_role(
            role_id=role_id,
            name=form.cleaned_data["name"],
            grants=form.cleaned_data["grants"],
            by=request.actor,
            at=utc_now(),
        ),
    ):
        return redirect("console:role", role_id)
    context = {
        "role": found,
        "label": gettext(found.name) if found.is_builtin else found.name,
        "purpose": gettext(PURPOSES[found.code]) if found.code in PURPOSES else "",
        "form": form,
        "areas": areas_of(form.chosen, request.actor),
        "people": list_agents(request.actor, role_code=found.code, after=request.GET.get("cursor", "")),
        "is_first": "cursor" not in request.GET,
        "may_manage": request.actor.may("people.manage") and not found.is_builtin,
        "may_ask_for_second_step": request.actor.may("people.manage"),
    }
    return render(request, "console/roles/role.html", context, status=422 if form.errors else 200)


@require_POST
@staff_page
def second_step(request: StaffRequest, role_id: int) -> HttpResponse:
    is_required = request.POST.get("is_required") == "yes"
    said = gettext("Whoever has this role needs a second step now.") if is_required else gettext("Saved.")
    return done(
        request,
        lambda: require_second_step(role_id=role_id, is_required=is_required, by=request.actor, at=utc_now()),
        said,
        role_id,
        next_page="console:role",
    )


@require_POST
@staff_page
def delete(request: StaffRequest, role_id: int) -> HttpResponse:
    return done(
        request,
        lambda: delete_role(role_id=role_id, by=request.actor, at=utc_now()),
        gettext("Role deleted."),
        next_page="console:roles",
    )
