"""Which room answers which address."""

from __future__ import annotations

from django.urls import include, path

from atiende.site.api.lazy import api_addresses

handler400 = "atiende.platform.refusals.too_much.bad_request"
handler403 = "atiende.platform.ui.errors.permission_denied"
handler404 = "atiende.platform.ui.errors.page_not_found"
handler500 = "atiende.platform.ui.errors.server_error"

urlpatterns = [
    path("", include("atiende.platform.ui.urls")),
    path("", include("atiende.platform.languages.urls")),
    path("desk/", include("atiende.desk.web.urls")),
    path("console/", include("atiende.console.web.urls")),
    path("writing/", include("atiende.playbooks.web.urls")),
    path("setup/", include("atiende.console.web.urls_set_up")),
    path("account/", include("atiende.identity.web.urls")),
    path("account/", include("allauth.urls")),
    *api_addresses(),
    path("hooks/", include("atiende.integrations.web.urls")),
    path("files/", include("atiende.platform.storage.urls")),
    path("", include("atiende.portal.web.urls")),
]
