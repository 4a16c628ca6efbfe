"""Until when somebody has to wait after too many attempts."""

from __future__ import annotations

import datetime as dt

from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext

from atiende.identity.rules.attempts import LOCKED_MINUTES
from atiende.kernel.clock import utc_now
from atiende.platform.formats import format_time

_APP = "allauth.account"
_ACTION = "login_failed"


def waits_until(request: HttpRequest, email: str) -> dt.datetime:
    """When the oldest attempt of the limit that was reached is forgotten."""
    latest = utc_now()
    for rate in ratelimit.get_rates(app=_APP, action=_ACTION):
        key = ratelimit.get_cache_key(request, app=_APP, action=_ACTION, rate=rate, key=email)
        history = cache.get(key, [])
        if len(history) >= rate.amount:
            latest = max(latest, dt.datetime.fromtimestamp(history[-1] + rate.duration, dt.UTC))
    return latest


def too_many_attempts(until: dt.datetime) -> ValidationError:
    """The same words for every address, known or not, with the hour in the reader's zone."""
    rounded = (until + dt.timedelta(seconds=59)).replace(second=0, microsecond=0)
    minutes = max(1, min(LOCKED_MINUTES, -(-int((until - utc_now()).total_seconds()) // 60)))
    words = gettext(
        "Too many attempts. Try again in %(minutes)s min, at %(hour)s, or sign in with a passkey."
    )
    hour = format_time(timezone.localtime(rounded))
    return ValidationError(words % {"minutes": minutes, "hour": hour}, code="too_many_attempts")
