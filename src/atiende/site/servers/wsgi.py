"""The product as a WSGI application, for nodes behind a proxy."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "atiende.site.settings")

application = get_wsgi_application()
