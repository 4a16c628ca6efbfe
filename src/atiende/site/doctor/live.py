"""Whether signals find their way from node to node."""

from __future__ import annotations

import importlib

from django.conf import settings

from atiende.site.command_line.words import gettext
from atiende.site.doctor.finding import Finding


def live() -> Finding:
    """Redis is asked where there is one; PostgreSQL has answered already."""
    if not settings.ENVIRONMENT.redis_url:
        return Finding("live", "ok", gettext("Live signals travel by PostgreSQL."))
    reason = importlib.import_module("atiende.platform.live.redis_way").is_there()
    if not reason:
        return Finding("live", "ok", gettext("Live signals travel by Redis, which answers."))
    says = gettext("Redis, which carries the live signals, does not answer: %(reason)s.") % {"reason": reason}
    do = gettext("Look at REDIS_URL. Until then screens are renewed only when they are loaded.")
    return Finding("live", "warning", says, do)
