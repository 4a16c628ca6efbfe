"""Facts that views announces: ids only."""

from __future__ import annotations

from dataclasses import dataclass

from atiende.kernel.events import Event


@dataclass(frozen=True, slots=True)
class ViewKept(Event):
    """Somebody keeps a list of cases under a name."""

    name = "views.view_kept.v1"
    aggregate_kind = "view"
    view_id: int
    by: int

    @property
    def aggregate_id(self) -> int:
        return self.view_id


@dataclass(frozen=True, slots=True)
class ViewChanged(Event):
    """What a view shows, or with whom it is shared, is another."""

    name = "views.view_changed.v1"
    aggregate_kind = "view"
    view_id: int
    by: int

    @property
    def aggregate_id(self) -> int:
        return self.view_id


@dataclass(frozen=True, slots=True)
class ViewDeleted(Event):
    """Nobody has this view any more."""

    name = "views.view_deleted.v1"
    aggregate_kind = "view"
    view_id: int
    by: int

    @property
    def aggregate_id(self) -> int:
        return self.view_id


@dataclass(frozen=True, slots=True)
class BulkChangeRequested(Event):
    """Somebody wants many cases changed, or changed back."""

    name = "views.bulk_change_requested.v1"
    aggregate_kind = "bulk_change"
    bulk_id: int
    long_job_id: int

    @property
    def aggregate_id(self) -> int:
        return self.bulk_id


@dataclass(frozen=True, slots=True)
class ListExportRequested(Event):
    """Somebody wants a list of cases as a file."""

    name = "views.list_export_requested.v1"
    aggregate_kind = "list_export"
    export_id: int
    long_job_id: int

    @property
    def aggregate_id(self) -> int:
        return self.export_id
