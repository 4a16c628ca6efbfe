from django.urls import URLPattern, URLResolver, path

from atiende.console.web.screens import certificate
from atiende.console.web.screens.home import home

app_name = "console"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("encryption/", certificate.screen, name="certificate"),
    path("encryption/certificate", certificate.download, name="certificate_download"),
]
