"""What the company asks of its customers: the list, a new field, one field, and the buttons on it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from atiende.console.web.forms.customer_fields import KIND_WORDS, CustomerFieldForm
from atiende.console.web.guard import console_page
from atiende.console.web.saving import changed_meanwhile, made, saved
from atiende.console.web.staff_page import StaffRequest, done, posted
from atiende.customers.actions.add_customer_field import add_customer_field
from atiende.customers.actions.archive_customer_field import archive_customer_field
from atiende.customers.actions.change_customer_field import change_customer_field
from atiende.customers.actions.delete_customer_field import delete_customer_field
from atiende.customers.actions.move_customer_field import move_customer_field
from atiende.customers.actions.restore_customer_field import restore_customer_field
from atiende.customers.queries import get_customer_field, is_customer_field_used, list_customer_fields
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import Refusal
from atiende.platform.refusals import sentence


@require_http_methods(["GET", "HEAD"])
@console_page("settings.manage")
def customer_fields(request: StaffRequest) -> HttpResponse:
    rows = list_customer_fields(is_in_use=None)
    context = {
        "rows": [_row(row) for row in rows if row.is_in_use],
        "archived": [_row(row) for row in rows if not row.is_in_use],
    }
    return render(request, "console/customer_fields/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@console_page("settings.manage")
def new_customer_field(request: StaffRequest) -> HttpResponse:
    form = CustomerFieldForm(posted(request))
    created = made(
        request,
        form,
        lambda: add_customer_field(definition=form.typed(), by=request.actor, at=utc_now()),
        gettext("Field created. It is asked from now on."),
    )
    if created is not None:
        return redirect("console:customer_fields")
    return render(
        request, "console/customer_fields/new.html", {"form": form}, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
@console_page("settings.manage")
def customer_field(request: StaffRequest, field_id: int) -> HttpResponse:
    found = get_customer_field(field_id)
    form = CustomerFieldForm(
        posted(request),
        kind=found.kind,
        initial={
            "label": found.label,
            "hint": found.hint,
            "options": "\n".join(found.options),
            "version": found.version,
        },
    )
    if saved(
        request,
        form,
        lambda: change_customer_field(
            field_id=field_id,
            definition=form.typed(),
            version=form.seen_version,
            by=request.actor,
            at=utc_now(),
        ),
    ):
        return redirect("console:customer_fields")
    context = {
        "field": found,
        "form": form,
        "kind_word": dict(KIND_WORDS)[found.kind],
        "is_used": is_customer_field_used(found.key),
        "changed_meanwhile": changed_meanwhile(form),
    }
    return render(request, "console/customer_fields/field.html", context, status=422 if form.errors else 200)


@require_POST
@console_page("settings.manage")
def archive(request: StaffRequest, field_id: int) -> HttpResponse:
    return done(
        request,
        lambda: archive_customer_field(field_id=field_id, by=request.actor, at=utc_now()),
        gettext("Field archived. What was answered stays with its customers."),
        next_page="console:customer_fields",
    )


@require_POST
@console_page("settings.manage")
def restore(request: StaffRequest, field_id: int) -> HttpResponse:
    return done(
        request,
        lambda: restore_customer_field(field_id=field_id, by=request.actor, at=utc_now()),
        gettext("Field restored."),
        next_page="console:customer_fields",
    )


@require_POST
@console_page("settings.manage")
def delete(request: StaffRequest, field_id: int) -> HttpResponse:
    """To the list when it went, else back to the field with the reason."""
    get_customer_field(field_id)
    try:
        delete_customer_field(field_id=field_id, by=request.actor, at=utc_now())
    except Refusal as refusal:
        messages.error(request, sentence(refusal))
        return redirect("console:customer_field", field_id)
    messages.success(request, gettext("Field deleted."))
    return redirect("console:customer_fields")


@require_POST
@console_page("settings.manage")
def move(request: StaffRequest, field_id: int) -> HttpResponse:
    """Up with "up", else down."""
    is_up = request.POST.get("to") == "up"
    return done(
        request,
        lambda: move_customer_field(field_id=field_id, is_up=is_up, by=request.actor, at=utc_now()),
        gettext("Order saved."),
        next_page="console:customer_fields",
    )


def _row(row: Any) -> dict[str, object]:
    return {"field": row, "kind": dict(KIND_WORDS)[row.kind]}
