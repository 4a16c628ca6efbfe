"""Answers that were kept for Idempotency-Keys: gone after a day, and with the person of whom they tell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from atiende.kernel.clock import utc_now
from atiende.platform.jobs import job
from atiende.platform.models import ApiAnswer

_KEPT_FOR: Final = dt.timedelta(hours=24)


def forget_answers_about(customer_ids: Iterable[int]) -> None:
    """Drop every kept answer in which one of these customers stands."""
    ApiAnswer.objects.filter(customer_ids__overlap=list(customer_ids)).delete()


@job("platform.forget_api_answers", cron="20 * * * *")
def forget_api_answers() -> None:
    """Drop what is older than a day."""
    ApiAnswer.objects.filter(made_at__lte=utc_now() - _KEPT_FOR).delete()
