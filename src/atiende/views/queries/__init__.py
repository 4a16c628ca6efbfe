"""Reads of views, and the only place that decides who sees which."""

from atiende.views.queries.kept import (
    Kept,
    count_kept,
    get_view_for,
    kept_by,
    views_for,
)

__all__ = ["Kept", "count_kept", "get_view_for", "kept_by", "views_for"]
