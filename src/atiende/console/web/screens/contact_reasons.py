"""Why customers write, as the company sorts it: the tree, a new category, one, and the buttons on it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods, require_POST

from atiende.console.web.forms.contact_reasons import PRIORITY_WORDS, ContactReasonForm
from atiende.console.web.guard import console_page
from atiende.console.web.saving import changed_meanwhile, made, saved
from atiende.console.web.staff_page import StaffRequest, done, posted
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import Refusal
from atiende.organisation.queries import brands_visible_to
from atiende.platform.refusals import sentence
from atiende.tickets.actions.add_contact_reason import add_contact_reason
from atiende.tickets.actions.archive_contact_reason import archive_contact_reason
from atiende.tickets.actions.delete_contact_reason import delete_contact_reason
from atiende.tickets.actions.move_contact_reason import move_contact_reason
from atiende.tickets.actions.restore_contact_reason import restore_contact_reason
from atiende.tickets.actions.revise_contact_reason import revise_contact_reason
from atiende.tickets.queries import (
    cases_of_reasons,
    fields_of_reasons,
    get_contact_reason,
    list_custom_fields,
    names_of_teams,
    reason_tree,
    use_of_reason,
)
from atiende.tickets.rules.contact_reasons import ARROW, Reason, ReasonTree

MOST_COUNTED = 1_000


@require_http_methods(["GET", "HEAD"])
@console_page("settings.manage")
def contact_reasons(request: StaffRequest) -> HttpResponse:
    tree = reason_tree()
    rows = _rows(request, tree)
    context = {
        "rows": [row for row in rows if row["is_offered"]],
        "archived": [row for row in rows if not row["is_offered"]],
    }
    return render(request, "console/contact_reasons/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@console_page("settings.manage")
def new_contact_reason(request: StaffRequest) -> HttpResponse:
    """`?under=7`: below that one."""
    form = ContactReasonForm(
        posted(request), actor=request.actor, initial={"parent_id": request.GET.get("under", "")}
    )
    created = made(
        request,
        form,
        lambda: add_contact_reason(fields=form.typed(), by=request.actor, at=utc_now()),
        gettext("Category created."),
    )
    if created is not None:
        return redirect("console:contact_reasons")
    status = 422 if form.errors else 200
    return render(request, "console/contact_reasons/new.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@console_page("settings.manage")
def contact_reason(request: StaffRequest, reason_id: int) -> HttpResponse:
    found = get_contact_reason(reason_id)
    brand_ids = frozenset(link.brand_id for link in found.brand_links.all())
    form = ContactReasonForm(
        posted(request),
        actor=request.actor,
        own_id=reason_id,
        kept_brand_ids=brand_ids,
        kept_team_id=found.team_id,
        initial={
            "name_es": found.name_es,
            "name_en": found.name_en,
            "parent_id": found.parent_id or "",
            "team_id": found.team_id or "",
            "priority": found.priority or "",
            "brand_ids": sorted(brand_ids),
            "version": found.version,
        },
    )
    if saved(
        request,
        form,
        lambda: revise_contact_reason(
            reason_id=reason_id,
            fields=form.typed(),
            version=form.seen_version,
            by=request.actor,
            at=utc_now(),
        ),
    ):
        return redirect("console:contact_reasons")
    above = {each.id for each in reason_tree().path(reason_id)}
    context = {
        "reason": found,
        "path": reason_tree().path_name(reason_id, get_language() or ""),
        "form": form,
        "use": use_of_reason(reason_id),
        "most": MOST_COUNTED,
        "fields": [field for field in list_custom_fields() if above & set(field.reason_ids)],
        "changed_meanwhile": changed_meanwhile(form),
    }
    status = 422 if form.errors else 200
    return render(request, "console/contact_reasons/reason.html", context, status=status)


@require_POST
@console_page("settings.manage")
def archive(request: StaffRequest, reason_id: int) -> HttpResponse:
    return done(
        request,
        lambda: archive_contact_reason(reason_id=reason_id, by=request.actor, at=utc_now()),
        gettext("Category archived. Cases keep it."),
        next_page="console:contact_reasons",
    )


@require_POST
@console_page("settings.manage")
def restore(request: StaffRequest, reason_id: int) -> HttpResponse:
    return done(
        request,
        lambda: restore_contact_reason(reason_id=reason_id, by=request.actor, at=utc_now()),
        gettext("Category restored."),
        next_page="console:contact_reasons",
    )


@require_POST
@console_page("settings.manage")
def delete(request: StaffRequest, reason_id: int) -> HttpResponse:
    """To the tree when it went, else back to the category with the reason."""
    get_contact_reason(reason_id)
    try:
        delete_contact_reason(reason_id=reason_id, by=request.actor, at=utc_now())
    except Refusal as refusal:
        messages.error(request, sentence(refusal))
        return redirect("console:contact_reason", reason_id)
    messages.success(request, gettext("Category deleted."))
    return redirect("console:contact_reasons")


@require_POST
@console_page("settings.manage")
def move(request: StaffRequest, reason_id: int) -> HttpResponse:
    """Up with "up", else down."""
    is_up = request.POST.get("to") == "up"
    return done(
        request,
        lambda: move_contact_reason(reason_id=reason_id, is_up=is_up, by=request.actor, at=utc_now()),
        gettext("Order saved."),
        next_page="console:contact_reasons",
    )


def _rows(request: StaffRequest, tree: ReasonTree) -> list[dict[str, object]]:
    """In a number of queries that does not grow with the tree."""
    language = get_language() or ""
    brands = dict(brands_visible_to(request.actor).values_list("id", "name"))
    teams = names_of_teams({each.team_id for each in tree.reasons.values() if each.team_id})
    cases, fields = cases_of_reasons(), fields_of_reasons()
    return [
        {
            "reason": each,
            "name": each.name(language),
            "depth": min(depth, 4),
            "above": _above(tree, each, language),
            "is_offered": tree.is_offered(each.id, None),
            "brands": ", ".join(sorted(brands.get(pk, "—") for pk in each.brand_ids)),
            "team": teams.get(each.team_id or 0, ""),
            "priority": dict(PRIORITY_WORDS).get(str(each.priority or ""), "") if each.priority else "",
            "cases": cases.get(each.id, 0),
            "fields": fields.get(each.id, 0),
        }
        for each, depth in tree.walk()
    ]


def _above(tree: ReasonTree, reason: Reason, language: str) -> str:
    return ARROW.join(each.name(language) for each in tree.path(reason.id)[:-1])
