"""The product's settings, with a room of the tests beside its own: actions that the fault loops can count."""

from __future__ import annotations

from atiende.site import settings as product
from atiende.site.settings import *  # noqa: F403

INSTALLED_APPS = [*product.INSTALLED_APPS, "tests.faults"]
ROOT_URLCONF = "tests.faults.urls"
