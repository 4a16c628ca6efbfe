"""`/healthz` (alive, without the database) and `/readyz` (database answers, tables are there): before all else."""

from __future__ import annotations

from collections.abc import Callable

from django.db import Error, connection
from django.http import HttpRequest, HttpResponse, JsonResponse

from atiende.site.schema import pending_migrations


class HealthMiddleware:
    """Stands before sessions and host checks: who probes is a machine without a name."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response
        self._has_all_tables = False

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path == "/healthz":
            return JsonResponse({"alive": True})
        if request.path == "/readyz":
            return self._readiness()
        return self._get_response(request)

    def _readiness(self) -> HttpResponse:
        reason = self._why_not_ready()
        response = JsonResponse({"ready": not reason, **({"reason": reason} if reason else {})})
        response.status_code = 503 if reason else 200
        response["Cache-Control"] = "no-store"
        return response

    def _why_not_ready(self) -> str:
        if self._has_all_tables:
            return _database_away()
        reason = why_not_ready()
        self._has_all_tables = not reason
        return reason


def why_not_ready() -> str:
    """`database`, `migrations`, or nothing where this process can work."""
    if away := _database_away():
        return away
    try:
        return "migrations" if pending_migrations() else ""
    except Error:
        connection.close()
        return "database"


def _database_away() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        connection.close()
        return "database"
    return ""
