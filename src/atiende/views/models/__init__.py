from atiende.views.models.view import View, ViewPlace, ViewTeam

__all__ = ["View", "ViewPlace", "ViewTeam"]
