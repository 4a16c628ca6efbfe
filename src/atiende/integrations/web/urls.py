"""Addresses at which other systems hand in cases."""

from django.urls import URLPattern, URLResolver, path

from atiende.integrations.web.screens.incoming import receive

app_name = "integrations"
urlpatterns: list[URLPattern | URLResolver] = [
    path("in/<str:key>", receive, name="incoming_webhook"),
]
