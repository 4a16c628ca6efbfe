"""What stands below mails: one's own signature, and those of the brands."""

from __future__ import annotations

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from atiende.channels.actions.change_signature import change_signature
from atiende.channels.queries.signatures import (
    brand_signature,
    own_signature,
    signature_shown,
)
from atiende.channels.rules.signatures import LONGEST
from atiende.console.web.forms.versions import VersionedForm
from atiende.console.web.guard import console_page
from atiende.console.web.saving import changed_meanwhile, saved
from atiende.console.web.staff_page import StaffRequest, posted
from atiende.kernel.clock import utc_now
from atiende.organisation.queries import brands_visible_to, default_brand, get_brand_for
from atiende.tickets.rules.formatting import shown

VARIABLES = (
    ("{agente.nombre}", _("who writes, as customers call them")),
    ("{agente.cargo}", _("their post")),
    ("{marca.nombre}", _("the name of the brand")),
    ("{empresa.nombre}", _("the name of the company")),
    ("{fecha.hoy}", _("the day")),
)


class SignatureForm(VersionedForm):
    text = forms.CharField(
        label=_("Signature"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Empty: none. It stands below the mail, in plain words and formatted."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@console_page("tickets.reply")
def own(request: StaffRequest) -> HttpResponse:
    return _page(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
@console_page("settings.manage")
def of_brand(request: StaffRequest, brand_id: int) -> HttpResponse:
    return _page(request, brand_id)


def _page(request: StaffRequest, brand_id: int | None) -> HttpResponse:
    kept = own_signature(request.actor) if brand_id is None else brand_signature(request.actor, brand_id)
    form = SignatureForm(posted(request), initial={"text": kept.text, "version": kept.version})
    if "preview" not in request.POST and saved(
        request,
        form,
        lambda: change_signature(
            brand_id=brand_id,
            text=form.cleaned_data["text"],
            version=form.seen_version,
            by=request.actor,
            at=utc_now(),
        ),
    ):
        return redirect(request.path)
    brand = default_brand() if brand_id is None else get_brand_for(request.actor, brand_id)
    text = (form.data.get("text", "") if form.is_bound else kept.text)[:LONGEST]
    preview = signature_shown(text, "", brand, author_id=request.actor.id, at=utc_now()) if brand else None
    may_brands = request.actor.may("settings.manage")
    brands = brands_visible_to(request.actor).filter(archival=None) if may_brands else ()
    context = {
        "form": form,
        "brand": brand if brand_id is not None else None,
        "brands": brands,
        "preview": mark_safe(shown(preview.html, {})) if preview else "",  # noqa: S308  cleaned at this moment
        "variables": VARIABLES,
        "changed_meanwhile": changed_meanwhile(form),
    }
    return render(request, "console/signatures/signature.html", context, status=422 if form.errors else 200)
