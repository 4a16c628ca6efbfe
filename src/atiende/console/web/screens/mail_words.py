"""What brands answer by themselves on reception, and for how long originals of mails are kept."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from atiende.channels.actions.change_acknowledgement import change_acknowledgement
from atiende.channels.actions.change_mail_keeping import change_mail_keeping
from atiende.channels.queries.acknowledgements import (
    AcknowledgementText,
    filled_in,
    own_words_by_brand,
    words_of_brand,
)
from atiende.channels.queries.keeping import mail_keeping, raw_days
from atiende.console.web.forms.mail_words import AcknowledgementForm, MailKeepingForm
from atiende.console.web.forms.mailboxes import brands_served
from atiende.console.web.guard import console_page
from atiende.console.web.saving import changed_meanwhile, saved
from atiende.console.web.staff_page import StaffRequest, done, posted
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotFound
from atiende.organisation.queries import get_brand_for

LANGUAGES = {"es": "Español", "en": "English"}
PLACEHOLDERS = (
    ("{number}", _("the number of the case")),
    ("{brand}", _("the name of the brand")),
    ("{subject}", _("the subject that the customer wrote")),
)
SAMPLE_SUBJECT = {"es": "La lámpara llegó rota", "en": "The lamp arrived broken"}


@require_http_methods(["GET", "HEAD"])
@console_page("settings.manage")
def acknowledgements(request: StaffRequest) -> HttpResponse:
    own = own_words_by_brand(request.actor)
    rows = [
        (brand, [(code, name, (brand.pk, code) in own) for code, name in LANGUAGES.items()])
        for brand in brands_served(request.actor)
    ]
    return render(request, "console/mailboxes/acknowledgements.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@console_page("settings.manage")
def acknowledgement(request: StaffRequest, brand_id: int, language: str) -> HttpResponse:
    if language not in LANGUAGES:
        raise NotFound
    brand = get_brand_for(request.actor, brand_id)
    kept = words_of_brand(request.actor, brand_id, language)
    initial = {"subject": kept.words.subject, "text": kept.words.text, "version": kept.version}
    form = AcknowledgementForm(posted(request), initial=initial)
    wants_preview = request.POST.get("go") == "preview"
    if not wants_preview and saved(
        request,
        form,
        lambda: change_acknowledgement(
            brand_id=brand_id,
            language=language,
            words=form.typed(),
            version=form.seen_version,
            by=request.actor,
            at=utc_now(),
        ),
    ):
        return redirect("console:acknowledgement", brand_id, language)
    shown = form.typed() if form.is_bound and form.is_valid() else kept.words
    context = {
        "brand": brand,
        "language": language,
        "language_name": LANGUAGES[language],
        "is_own": kept.version > 0,
        "form": form,
        "preview": _preview(shown, brand.name, language),
        "placeholders": PLACEHOLDERS,
        "changed_meanwhile": changed_meanwhile(form),
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "console/mailboxes/acknowledgement.html", context, status=status)


@require_POST
@console_page("settings.manage")
def reset(request: StaffRequest, brand_id: int, language: str) -> HttpResponse:
    kept = words_of_brand(request.actor, brand_id, language)
    return done(
        request,
        lambda: change_acknowledgement(
            brand_id=brand_id,
            language=language,
            words=None,
            version=kept.version,
            by=request.actor,
            at=utc_now(),
        ),
        gettext("The built-in words are used again."),
        brand_id,
        language,
        next_page="console:acknowledgement",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@console_page("settings.manage")
def keeping(request: StaffRequest) -> HttpResponse:
    kept = mail_keeping()
    form = MailKeepingForm(
        posted(request), initial={"raw_days": raw_days(), "version": kept.version if kept else 0}
    )
    if saved(
        request,
        form,
        lambda: change_mail_keeping(
            raw_days=form.cleaned_data["raw_days"],
            version=form.seen_version,
            by=request.actor,
            at=utc_now(),
        ),
    ):
        return redirect("console:mail_keeping")
    context = {"form": form, "changed_meanwhile": changed_meanwhile(form)}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "console/mailboxes/keeping.html", context, status=status)


def _preview(words: AcknowledgementText, brand: str, language: str) -> AcknowledgementText:
    return filled_in(words, number=1042, brand=brand, subject=SAMPLE_SUBJECT[language])
