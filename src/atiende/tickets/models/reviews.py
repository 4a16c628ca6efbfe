"""The one door by which reviews end: each lets go of the files that it holds."""

from __future__ import annotations

from typing import Any

from atiende.platform.storage import release
from atiende.tickets.models.review import DraftReview


def forget_reviews(**wanted: Any) -> None:
    """Those that these conditions name, with their files."""
    reviews = list(DraftReview.objects.select_for_update().filter(**wanted).order_by("pk"))
    DraftReview.objects.filter(pk__in=[review.pk for review in reviews]).delete()
    _let_go(reviews)


def empty_review(review: DraftReview) -> None:
    """It was decided: what it said stands in the message, or in the author's draft again."""
    _let_go([review])
    review.text, review.html, review.files, review.recipients = "", "", [], None


def _let_go(reviews: list[DraftReview]) -> None:
    for file_id in sorted(file["file_id"] for review in reviews for file in review.files):
        release(file_id)
