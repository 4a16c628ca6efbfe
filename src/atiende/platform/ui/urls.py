from django.urls import URLPattern, URLResolver, path

from atiende.platform.ui.errors import offline
from atiende.platform.ui.installable import manifest, service_worker
from atiende.platform.ui.preferences import choose

app_name = "ui"
urlpatterns: list[URLPattern | URLResolver] = [
    path("ui/preferences", choose, name="preferences"),
    path("ui/offline", offline, name="offline"),
    path("manifest.webmanifest", manifest, name="manifest"),
    path("sw.js", service_worker, name="service_worker"),
]
