"""The setting of the translator."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from atiende.kernel.clock import utc_now
from atiende.platform.refusals import accepted
from atiende.platform.staff_pages import StaffRequest, for_staff
from atiende.playbooks.actions.connect_translator import connect_translator
from atiende.playbooks.queries import translator_set


class TranslatorForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    is_enabled = forms.BooleanField(label=_("Messages can be translated"), required=False)
    url = forms.CharField(
        label=_("Address of the server"),
        max_length=300,
        required=False,
        help_text=_("One that speaks like LibreTranslate, for instance https://translate.example.com"),
    )
    key = forms.CharField(
        label=_("Key"),
        max_length=300,
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=_("Empty: the one that is kept, if there is one."),
    )
    allows_inner = forms.BooleanField(
        label=_("The server stands in the own network"),
        required=False,
        help_text=_("Only then are private addresses reached, and those without encryption."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff("tickets.reply")
def translator(request: StaffRequest) -> HttpResponse:
    kept = translator_set(request.actor)
    initial = {name: getattr(kept, name) for name in ("url", "is_enabled", "allows_inner", "version")}
    form = TranslatorForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        if (
            accepted(
                form,
                lambda: connect_translator(
                    url=data["url"],
                    key=data["key"] or None,
                    is_enabled=data["is_enabled"],
                    allows_inner=data["allows_inner"],
                    version=data["version"] or 0,
                    by=request.actor,
                    at=utc_now(),
                ),
            )
            is None
        ):
            messages.success(request, gettext("Saved."))
            return redirect("playbooks:translator")
    return render(request, "playbooks/translator.html", {"form": form}, status=422 if form.errors else 200)
