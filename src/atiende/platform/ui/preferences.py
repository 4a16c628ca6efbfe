"""How a person likes the screen: theme, density, single-key shortcuts. In cookies, so that the first byte knows."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "theme": ("system", "light", "dark"),
    "density": ("normal", "compact"),
    "shortcuts": ("on", "off"),
}
"""Each preference with its values; the first is taken when nothing was chosen."""

_YEAR_SECONDS: Final = 365 * 24 * 3600


def preference_of(request: HttpRequest, name: str) -> str:
    """The chosen value, or the first one when the cookie is absent or holds anything else."""
    chosen = request.COOKIES.get(f"atiende_{name}", "")
    return chosen if chosen in CHOICES[name] else CHOICES[name][0]


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Keep the preferences sent, and go back to the page they were sent from. The language has a screen of its own."""
    response = HttpResponseRedirect(_way_back(request))
    for name, values in CHOICES.items():
        if request.POST.get(name) in values:
            _keep(response, f"atiende_{name}", request.POST[name])
    return response


def _keep(response: HttpResponse, name: str, value: str) -> None:
    secure = bool(settings.SESSION_COOKIE_SECURE)
    # Scripts change theme and shortcuts at once and write the same cookie; it holds nothing worth stealing.
    response.set_cookie(name, value, max_age=_YEAR_SECONDS, samesite="Lax", secure=secure)


def _way_back(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if is_ours else "/"
