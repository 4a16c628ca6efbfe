"""Make kept mails part of cases, in their order, several in one transaction: they share what each alone costs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from django.db import transaction

from atiende.channels.intake.taking import mails_at_hand, take
from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.correlation import correlated
from atiende.platform.postgres.gathering import gathering

MOST_TOGETHER: Final = 10
"""Whoever answers in one of their cases waits until all of them are in theirs: a fifth of a second."""


def process_raw_mails(*, raw_mail_ids: Sequence[int], at: dt.datetime, by: Actor = SYSTEM) -> int:
    """How many of them, from the first on: at most ten, and one with files is the last.

    Raises NotPermitted, and what stands in the way of any of them: then none was processed, and `process_raw_mail`
    is to take each for itself.
    """
    by.require("settings.manage")
    with transaction.atomic(), gathering():
        mails = mails_at_hand(raw_mail_ids[:MOST_TOGETHER])
        for mail in mails:
            if mail.understood is not None:
                with correlated():
                    take(mail, mail.understood, by=by, at=at)
    return len(mails)
