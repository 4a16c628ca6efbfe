"""Reads of views, and the only place that decides who sees which."""

from atiende.views.queries.columns import cell_of, column_options, column_word, own_columns
from atiende.views.queries.kept import (
    Kept,
    count_kept,
    get_view_for,
    kept_by,
    views_for,
)
from atiende.views.queries.work import (
    bulk_changes_of,
    get_bulk_change_for,
    get_list_export_for,
    list_exports_of,
    may_undo,
)

__all__ = [
    "Kept",
    "bulk_changes_of",
    "cell_of",
    "column_options",
    "column_word",
    "count_kept",
    "get_bulk_change_for",
    "get_list_export_for",
    "get_view_for",
    "kept_by",
    "list_exports_of",
    "may_undo",
    "own_columns",
    "views_for",
]
