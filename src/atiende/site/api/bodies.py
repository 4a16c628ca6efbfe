"""The bodies of calls: JSON and nothing else, as large as the installation takes."""

from __future__ import annotations

import json
from typing import Any, Final

from django.http import HttpRequest
from ninja.parser import Parser

from atiende.site.api.errors import MediaTypeUnknown

_CARRY_BODIES: Final = frozenset({"POST", "PUT", "PATCH"})


def require_json(request: HttpRequest) -> None:
    """Raises MediaTypeUnknown for a body that is announced as something else than JSON."""
    kind = request.content_type or ""
    is_json = kind == "application/json" or kind.endswith("+json")
    if request.method in _CARRY_BODIES and not is_json and _has_body(request):
        raise MediaTypeUnknown


class StrictParser(Parser):
    """Plain JSON in UTF-8: no NaN, no infinity, no halves of characters."""

    def parse_body(self, request: HttpRequest) -> Any:
        """Raises ValueError for anything else, nesting without end included."""
        try:
            read = json.loads(request.body.decode("utf-8"), parse_constant=_refuse)
            if b"\\ud" in request.body.lower():
                json.dumps(read, ensure_ascii=False).encode("utf-8")
        except RecursionError as endless:
            raise ValueError("nested too deeply") from endless
        return read


def _has_body(request: HttpRequest) -> bool:
    return request.META.get("CONTENT_LENGTH", "") not in ("", "0") or "HTTP_TRANSFER_ENCODING" in request.META


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")
