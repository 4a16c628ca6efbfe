"""What makes the desk installable: the manifest, and a worker that says when there is no network."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from atiende.platform.ui.errors import offline_language


@cache_control(max_age=3600)
def manifest(request: HttpRequest) -> HttpResponse:
    """The web app manifest, in the language of the request."""
    content = {
        "name": "Atiende",
        "short_name": "Atiende",
        "description": _("Customer care"),
        "lang": get_language(),
        "id": reverse("desk:home"),
        "start_url": reverse("desk:home"),
        "scope": "/",
        "display": "standalone",
        "background_color": "#f4f6f5",
        "theme_color": "#0b6e69",
        "icons": [
            {"src": static("ui/icons/atiende.svg"), "sizes": "any", "type": "image/svg+xml"},
            {"src": static("ui/icons/atiende-192.png"), "sizes": "192x192", "type": "image/png"},
            {"src": static("ui/icons/atiende-512.png"), "sizes": "512x512", "type": "image/png"},
            {
                "src": static("ui/icons/atiende-maskable-512.png"),
                "sizes": "512x512",
                "type": "image/png",
                "purpose": "maskable",
            },
        ],
    }
    return JsonResponse(content, content_type="application/manifest+json")


def service_worker(request: HttpRequest) -> HttpResponse:
    """The service worker, served from the root because that is how far its scope may reach."""
    language = offline_language(request)
    response = render(request, "ui/service_worker.js", {"language": language}, content_type="text/javascript")
    response["Cache-Control"] = "no-cache"
    return response
