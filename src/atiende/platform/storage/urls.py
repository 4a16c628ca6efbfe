"""The address of files."""

from __future__ import annotations

from django.urls import path

from atiende.platform.storage.serving import download

app_name = "files"
urlpatterns = [path("<str:claim>", download, name="download")]
