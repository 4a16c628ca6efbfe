"""Name, language and time zone: what a person says of themselves."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext

from atiende.identity.actions.rename_user import rename_user
from atiende.identity.actions.set_preferences import set_preferences
from atiende.identity.models import User
from atiende.identity.web.actors import actor_on
from atiende.identity.web.forms import ProfileForm, show_refusal
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import Refusal
from atiende.platform.languages.choice import keep_language


@login_required
def profile(request: HttpRequest) -> HttpResponse:
    user: User = request.user  # type: ignore[assignment]
    initial = {"name": user.name, "language": user.language, "time_zone": user.time_zone}
    form = ProfileForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            return _save(request, user.pk, form)
        except Refusal as refusal:
            show_refusal(form, refusal)
    status = 422 if form.errors else 200
    return render(request, "identity/profile.html", {"form": form}, status=status)


def _save(request: HttpRequest, user_id: int, form: ProfileForm) -> HttpResponse:
    by, at, typed = actor_on(request), utc_now(), form.cleaned_data
    rename_user(user_id=user_id, name=typed["name"], by=by, at=at)
    set_preferences(user_id=user_id, language=typed["language"], time_zone=typed["time_zone"], by=by, at=at)
    with translation.override(typed["language"]):
        messages.success(request, gettext("Saved."))
    response = redirect("identity:profile")
    keep_language(request, response, typed["language"])
    return response
