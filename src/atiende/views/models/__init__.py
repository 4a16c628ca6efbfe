from atiende.views.models.bulk import BulkChange, BulkStep, ListExport
from atiende.views.models.view import View, ViewPlace, ViewTeam

__all__ = ["BulkChange", "BulkStep", "ListExport", "View", "ViewPlace", "ViewTeam"]
