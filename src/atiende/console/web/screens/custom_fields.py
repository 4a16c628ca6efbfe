"""What the company asks in its cases: the list, a new field, one field, and the buttons on it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from atiende.console.web.forms.custom_fields import KIND_WORDS, CustomFieldForm
from atiende.console.web.guard import console_page
from atiende.console.web.saving import changed_meanwhile, made, saved
from atiende.console.web.staff_page import StaffRequest, done, posted
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import Refusal
from atiende.organisation.queries import brands_visible_to
from atiende.platform.refusals import sentence
from atiende.tickets.actions.add_custom_field import add_custom_field
from atiende.tickets.actions.archive_custom_field import archive_custom_field
from atiende.tickets.actions.change_custom_field import change_custom_field
from atiende.tickets.actions.delete_custom_field import delete_custom_field
from atiende.tickets.actions.move_custom_field import move_custom_field
from atiende.tickets.actions.restore_custom_field import restore_custom_field
from atiende.tickets.queries import get_custom_field, list_custom_fields, use_of_field
from atiende.tickets.rules.field_kinds import AskedBy

MOST_COUNTED = 1_000


@require_http_methods(["GET", "HEAD"])
@console_page("settings.manage")
def custom_fields(request: StaffRequest) -> HttpResponse:
    rows = list_custom_fields(is_in_use=None)
    brands = dict(brands_visible_to(request.actor).values_list("id", "name"))
    context = {
        "rows": [_row(row, brands) for row in rows if row.is_in_use],
        "archived": [_row(row, brands) for row in rows if not row.is_in_use],
    }
    return render(request, "console/custom_fields/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@console_page("settings.manage")
def new_custom_field(request: StaffRequest) -> HttpResponse:
    form = CustomFieldForm(posted(request), actor=request.actor, initial=_asked_for(request))
    created = made(
        request,
        form,
        lambda: add_custom_field(definition=form.typed(), by=request.actor, at=utc_now()),
        gettext("Field created. It is asked from now on."),
    )
    if created is not None:
        return redirect("console:custom_fields")
    return render(
        request, "console/custom_fields/new.html", {"form": form}, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
@console_page("settings.manage")
def custom_field(request: StaffRequest, field_id: int) -> HttpResponse:
    found = get_custom_field(field_id)
    brand_ids = frozenset(link.brand_id for link in found.brand_links.all())
    form = CustomFieldForm(
        posted(request),
        actor=request.actor,
        key=found.key,
        kind=found.kind,
        kept_brand_ids=brand_ids,
        initial={
            "label": found.label,
            "hint": found.hint,
            "options": "\n".join(found.options),
            "brand_ids": sorted(brand_ids),
            "is_needed": found.is_needed,
            "tree": found.tree,
            "needed_in": found.needed_in,
            "reason_ids": found.reason_ids,
            "when_key": found.when_key,
            "when_values": "\n".join(found.when_values),
            "asked_by": found.asked_by,
            "question": found.question,
            "version": found.version,
        },
    )
    if saved(
        request,
        form,
        lambda: change_custom_field(
            field_id=field_id,
            definition=form.typed(),
            version=form.seen_version,
            by=request.actor,
            at=utc_now(),
        ),
    ):
        return redirect("console:custom_fields")
    context = {
        "field": found,
        "form": form,
        "kind_word": dict(KIND_WORDS)[found.kind],
        "use": use_of_field(found.key),
        "most": MOST_COUNTED,
        "changed_meanwhile": changed_meanwhile(form),
    }
    return render(request, "console/custom_fields/field.html", context, status=422 if form.errors else 200)


@require_POST
@console_page("settings.manage")
def archive(request: StaffRequest, field_id: int) -> HttpResponse:
    return done(
        request,
        lambda: archive_custom_field(field_id=field_id, by=request.actor, at=utc_now()),
        gettext("Field archived. What was answered stays in its cases."),
        next_page="console:custom_fields",
    )


@require_POST
@console_page("settings.manage")
def restore(request: StaffRequest, field_id: int) -> HttpResponse:
    return done(
        request,
        lambda: restore_custom_field(field_id=field_id, by=request.actor, at=utc_now()),
        gettext("Field restored."),
        next_page="console:custom_fields",
    )


@require_POST
@console_page("settings.manage")
def delete(request: StaffRequest, field_id: int) -> HttpResponse:
    """To the list when it went, else back to the field with the reason."""
    get_custom_field(field_id)
    try:
        delete_custom_field(field_id=field_id, by=request.actor, at=utc_now())
    except Refusal as refusal:
        messages.error(request, sentence(refusal))
        return redirect("console:custom_field", field_id)
    messages.success(request, gettext("Field deleted."))
    return redirect("console:custom_fields")


@require_POST
@console_page("settings.manage")
def move(request: StaffRequest, field_id: int) -> HttpResponse:
    """Up with "up", else down."""
    is_up = request.POST.get("to") == "up"
    return done(
        request,
        lambda: move_custom_field(field_id=field_id, is_up=is_up, by=request.actor, at=utc_now()),
        gettext("Order saved."),
        next_page="console:custom_fields",
    )


def _asked_for(request: StaffRequest) -> dict[str, object]:
    """`?category=7`: a question of that category."""
    category = request.GET.get("category", "")
    is_id = category.isascii() and category.isdecimal() and len(category) < 19
    asked_by = AskedBy.AGENTS if is_id else AskedBy.NOBODY
    return {"asked_by": asked_by.value, **({"reason_ids": [int(category)]} if is_id else {})}


def _row(row: Any, brands: dict[int, str]) -> dict[str, object]:
    names = [brands[link.brand_id] for link in row.brand_links.all() if link.brand_id in brands]
    return {
        "field": row,
        "kind": dict(KIND_WORDS)[row.kind],
        "brands": ", ".join(sorted(names)),
        "is_of_some": bool(row.brand_links.all()),
    }
