"""What a person looked for lately: theirs alone, at most twenty, for ninety days, erased when they want."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from django.db import transaction

from atiende.kernel.text import folded, one_line
from atiende.platform.models import RecentSearch

KEPT: Final = 20
KEPT_FOR: Final = dt.timedelta(days=90)
LENGTH_LIMIT: Final = 300
_SAYS_LEAST: Final = 3


def remember_search(*, user_id: int, text: str, at: dt.datetime) -> None:
    """The same again moves to the top; what is older than the twenty newest, or than ninety days, goes."""
    cleaned = one_line(text, limit=LENGTH_LIMIT)
    if not cleaned:
        return
    with transaction.atomic():
        RecentSearch.objects.update_or_create(
            user_id=user_id,
            folded=folded(cleaned)[:LENGTH_LIMIT],
            defaults={"text": cleaned, "searched_at": at},
        )
        own = RecentSearch.objects.filter(user_id=user_id)
        newest = own.filter(searched_at__gte=at - KEPT_FOR).order_by("-searched_at", "-pk")[:KEPT]
        own.exclude(pk__in=list(newest.values_list("pk", flat=True))).delete()


def recent_of(user_id: int, *, size: int = KEPT) -> list[str]:
    """The newest first."""
    rows = RecentSearch.objects.filter(user_id=user_id).order_by("-searched_at", "-pk")
    return list(rows.values_list("text", flat=True)[:size])


def forget_recent(*, user_id: int, text: str) -> None:
    RecentSearch.objects.filter(user_id=user_id, folded=folded(text)[:LENGTH_LIMIT]).delete()


def forget_all_recent(*, user_id: int) -> None:
    RecentSearch.objects.filter(user_id=user_id).delete()


def forget_recent_saying(words: Iterable[str]) -> None:
    """Of everybody, what holds any of these: when a person is erased."""
    for word in {folded(one_line(each)) for each in words}:
        if len(word) >= _SAYS_LEAST:
            RecentSearch.objects.filter(folded__contains=word).delete()
