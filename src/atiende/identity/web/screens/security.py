"""How a person gets in, at a glance: password, second factors, passkeys, sessions."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from atiende.identity.actions.end_sessions import end_sessions
from atiende.identity.models import User
from atiende.identity.queries import sessions_of
from atiende.identity.rules.devices import device_of
from atiende.identity.web.actors import actor_on
from atiende.identity.web.origins import can_use_passkeys
from atiende.kernel.clock import utc_now


@login_required
def security(request: HttpRequest) -> HttpResponse:
    user: User = request.user  # type: ignore[assignment]
    by_type: dict[str, list[Authenticator]] = {}
    for authenticator in Authenticator.objects.filter(user=user).order_by("pk"):
        by_type.setdefault(authenticator.type, []).append(authenticator)
    codes = by_type.get(Authenticator.Type.RECOVERY_CODES)
    sessions = sessions_of(actor_on(request), user.pk)
    context = {
        "totp": next(iter(by_type.get(Authenticator.Type.TOTP, [])), None),
        "passkeys": by_type.get(Authenticator.Type.WEBAUTHN, []),
        "codes_left": len(codes[0].wrap().get_unused_codes()) if codes else None,
        "can_use_passkeys": can_use_passkeys(request),
        "sessions": [(session, device_of(session.user_agent)) for session in sessions],
        "session_key": request.session.session_key,
    }
    return render(request, "identity/security.html", context)


@login_required
def second_step(request: HttpRequest) -> HttpResponse:
    """Where somebody is led whose role asks for a second factor that they have not set up."""
    user: User = request.user  # type: ignore[assignment]
    if not user.owes_second_step:
        return redirect("desk:home")
    return render(request, "identity/second_step.html", {"can_use_passkeys": can_use_passkeys(request)})


@login_required
@require_POST
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    one = request.POST.get("session", "")
    ended = end_sessions(
        user_id=actor_on(request).id,
        only_id=int(one) if one.isdecimal() and len(one) < 19 else None,
        keep_key=request.session.session_key or "",
        by=actor_on(request),
        at=utc_now(),
    )
    if ended:
        messages.success(request, gettext("Signed out there."))
    return redirect("identity:security")
