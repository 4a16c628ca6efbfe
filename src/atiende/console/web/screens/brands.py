"""Brands: list, one brand with its voice and colours, and the buttons on it."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from atiende.console.rules.brand_colours import palettes_of
from atiende.console.web.brand_preview import previews_of
from atiende.console.web.forms.brands import BrandForm, initial_of
from atiende.console.web.kept_list import kept_list
from atiende.console.web.saving import changed_meanwhile, made, saved
from atiende.console.web.staff_page import StaffRequest, done, posted, staff_page
from atiende.kernel.clock import utc_now
from atiende.organisation import queries
from atiende.organisation.actions.archive_brand import archive_brand
from atiende.organisation.actions.change_brand import change_brand
from atiende.organisation.actions.create_brand import create_brand
from atiende.organisation.actions.make_brand_default import make_brand_default
from atiende.organisation.actions.restore_brand import restore_brand
from atiende.organisation.rules.brand import TOKENS, BrandFields
from atiende.organisation.rules.colours import normal_hex
from atiende.organisation.rules.form_of_address import usual_in


@require_http_methods(["GET", "HEAD"])
@staff_page
def brands(request: StaffRequest) -> HttpResponse:
    return kept_list(request, queries.list_brands, folder="brands")


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def new_brand(request: StaffRequest) -> HttpResponse:
    request.actor.require("organisation.manage")
    form = BrandForm(posted(request), initial=_proposal())
    if _wants_proposal(request):
        return _page(request, "console/brands/new.html", _proposed(form), {"is_proposed": True})
    created = made(
        request,
        form,
        lambda: create_brand(
            fields=form.typed(),
            submission=form.cleaned_data["submission"],
            by=request.actor,
            at=utc_now(),
        ),
        gettext("Brand created."),
    )
    if created is not None:
        return redirect("console:brand", created.pk)
    return _page(request, "console/brands/new.html", form, {})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def brand(request: StaffRequest, brand_id: int) -> HttpResponse:
    found = queries.get_brand_for(request.actor, brand_id)
    form = BrandForm(
        posted(request),
        initial={**initial_of(queries.fields_of_brand(found)), "version": found.version},
    )
    context: dict[str, object] = {
        "brand": found,
        "may_manage": request.actor.may("organisation.manage"),
        "is_archived": hasattr(found, "archival"),
    }
    if _wants_proposal(request):
        request.actor.require("organisation.manage")
        return _page(request, "console/brands/brand.html", _proposed(form), {**context, "is_proposed": True})
    if saved(
        request,
        form,
        lambda: change_brand(
            brand_id=brand_id,
            fields=form.typed(),
            version=form.seen_version,
            by=request.actor,
            at=utc_now(),
        ),
    ):
        return redirect("console:brand", brand_id)
    context["changed_meanwhile"] = changed_meanwhile(form)
    return _page(request, "console/brands/brand.html", form, context)


@require_http_methods(["GET", "HEAD"])
@staff_page
def preview(request: StaffRequest) -> HttpResponse:
    """How the colours being typed look, and whether they can be read; nothing is kept."""
    request.actor.require("organisation.read")
    return render(request, "console/brands/preview.html", {"previews": previews_of(request.GET)})


@require_POST
@staff_page
def archive(request: StaffRequest, brand_id: int) -> HttpResponse:
    return done(
        request,
        lambda: archive_brand(brand_id=brand_id, by=request.actor, at=utc_now()),
        gettext("Brand archived."),
        brand_id,
        next_page="console:brand",
    )


@require_POST
@staff_page
def restore(request: StaffRequest, brand_id: int) -> HttpResponse:
    return done(
        request,
        lambda: restore_brand(brand_id=brand_id, by=request.actor, at=utc_now()),
        gettext("Brand restored."),
        brand_id,
        next_page="console:brand",
    )


@require_POST
@staff_page
def make_default(request: StaffRequest, brand_id: int) -> HttpResponse:
    return done(
        request,
        lambda: make_brand_default(brand_id=brand_id, by=request.actor, at=utc_now()),
        gettext("This is the default brand now."),
        brand_id,
        next_page="console:brand",
    )


def _page(request: StaffRequest, template: str, form: BrandForm, context: dict[str, object]) -> HttpResponse:
    shown: Mapping[str, object] = form.data if form.is_bound else form.initial
    context = {"form": form, "previews": previews_of(shown), **context}
    return render(request, template, context, status=422 if form.is_bound and form.errors else 200)


def _proposal() -> dict[str, object]:
    company = queries.organisation()
    if company is None:
        return initial_of(BrandFields(name="", time_zone="UTC"))
    return initial_of(
        BrandFields(
            name="",
            time_zone=company.time_zone,
            language=company.language,
            form_of_address=usual_in(company.country).value,
        )
    )


def _wants_proposal(request: StaffRequest) -> bool:
    return request.method == "POST" and request.POST.get("go") == "propose"


def _proposed(form: BrandForm) -> BrandForm:
    """The same form, unsaved, with the other colours worked out from the main one of the light theme."""
    typed = {name: form.data.get(name, "") for name in form.fields}
    main = normal_hex(str(typed["light_brand"]))
    if main is not None:
        for theme, palette in zip(("light", "dark"), palettes_of(main), strict=True):
            typed |= {f"{theme}_{token}": getattr(palette, token) for token in TOKENS}
    return BrandForm(initial=typed)
