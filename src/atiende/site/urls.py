"""Which room answers which address."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("desk/", include("atiende.desk.web.urls")),
    path("console/", include("atiende.console.web.urls")),
    path("account/", include("allauth.urls")),
    path("", include("atiende.portal.web.urls")),
]
