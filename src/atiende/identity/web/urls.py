"""Addresses below /account/ that are ours; those of sign-in itself are allauth's."""

from __future__ import annotations

from django.urls import path

from atiende.identity.web.screens.invitation import invitation

app_name = "identity"
urlpatterns = [
    path("invitation/<str:token>/", invitation, name="invitation"),
]
