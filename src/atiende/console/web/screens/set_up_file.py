"""The set-up as one file: out, and in with its differences shown before."""

from __future__ import annotations

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from atiende.console.actions.export_set_up import export_set_up
from atiende.console.actions.import_set_up import MOST_BYTES, import_set_up
from atiende.console.web.guard import console_page
from atiende.console.web.staff_page import StaffRequest, accepted
from atiende.kernel.clock import utc_now
from atiende.platform.set_up_file import Change

KINDS = {
    "role": _("Role"),
    "brand": _("Brand"),
    "team": _("Team"),
    "unit": _("Unit"),
    "authority": _("Who may decide what"),
    "calendar": _("Calendar"),
    "shift_pattern": _("Shift pattern"),
    "skill": _("Skill"),
    "customer_field": _("Field of customers"),
    "status": _("Status"),
    "category": _("Category"),
    "tag": _("Tag"),
    "field": _("Field"),
    "view": _("View"),
    "checklist": _("Checklist"),
    "plan": _("Plan"),
    "signature": _("Signature"),
    "canned_reply": _("Canned reply"),
    "macro": _("Macro"),
    "rule": _("Rule"),
    "part": _("Part of the file"),
}
OUTCOMES = {
    "added": ("ok", _("New")),
    "changed": ("info", _("Changes")),
    "same": ("", _("The same")),
    "refused": ("danger", _("Cannot be taken")),
}


class SetUpForm(forms.Form):
    """A file is looked at first; what was looked at comes back as text and is taken."""

    file = forms.FileField(label=_("File of a set-up"), required=False)
    content = forms.CharField(required=False, widget=forms.HiddenInput, strip=False)

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        if upload := cleaned.get("file"):
            if upload.size > MOST_BYTES:
                self.add_error("file", gettext("The file is too large."))
            else:
                cleaned["content"] = upload.read().decode("utf-8", "replace")
        if not cleaned.get("content"):
            self.add_error("file", gettext("Choose a file."))
        return cleaned


@require_http_methods(["GET", "HEAD", "POST"])
@console_page("settings.manage")
def set_up_file(request: StaffRequest) -> HttpResponse:
    """A POST looks at the file; with "take", what was looked at is taken."""
    leaves_out = request.POST.get("take") == "rest"
    wants_it = "take" in request.POST
    form = SetUpForm(request.POST or None, request.FILES or None)
    found: list[Change] = []
    if request.method == "POST" and form.is_valid():
        content = form.cleaned_data["content"]
        accepted(
            form,
            lambda: found.extend(
                import_set_up(
                    content=content,
                    is_dry=not wants_it,
                    leaves_out=leaves_out,
                    by=request.actor,
                    at=utc_now(),
                )
            ),
        )
    refused = [change for change in found if change.outcome == "refused"]
    is_taken = wants_it and not form.errors and (leaves_out or not refused)
    context = {
        "form": form,
        "rows": [_row(change) for change in refused + [each for each in found if each not in refused]],
        "content": "" if is_taken or form.errors else _content_of(form),
        "is_taken": is_taken,
        "refused": len(refused),
        "is_refused": wants_it and not is_taken,
    }
    return render(request, "console/set_up_file.html", context, status=422 if form.errors else 200)


@require_POST
@console_page("settings.manage")
def download(request: StaffRequest) -> HttpResponse:
    now = utc_now()
    response = HttpResponse(export_set_up(by=request.actor, at=now), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="atiende-{now:%Y-%m-%d}.json"'
    return response


def _content_of(form: SetUpForm) -> str:
    return str(form.cleaned_data.get("content", "")) if form.is_bound else ""


def _row(change: Change) -> dict[str, object]:
    problem = gettext(change.problem) if change.problem else ""
    params = dict(change.params or {})
    return {
        "kind": KINDS.get(change.kind, change.kind),
        "name": change.name,
        "outcome": OUTCOMES[change.outcome],
        "problem": problem % params if params else problem,
        "place": change.place if change.problem else "",
    }
