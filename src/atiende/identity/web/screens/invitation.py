"""The page behind the link of an invitation: choose a name and a password, and be in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from atiende.identity.actions.accept_invitation import accept_invitation
from atiende.identity.queries import open_invitation
from atiende.identity.web.forms import AcceptInvitationForm, show_refusal
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import Refusal


@never_cache
@sensitive_post_parameters("password")
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    found = open_invitation(token, utc_now())
    if found is None:
        return render(request, "identity/invitation_unusable.html", status=410)
    form = AcceptInvitationForm(request.POST or None, initial={"name": found.name})
    if request.method == "POST" and form.is_valid():
        try:
            accept_invitation(token=token, at=utc_now(), **form.cleaned_data)
            return redirect("account_login")
        except Refusal as refusal:
            show_refusal(form, refusal)
    status = 422 if form.errors else 200
    context = {"form": form, "invitation": found}
    return render(request, "identity/invitation.html", context, status=status)
