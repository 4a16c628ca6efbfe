"""Template tags of the ui kit; built in, so no template needs to load them."""

from __future__ import annotations

from django import template

register = template.Library()
