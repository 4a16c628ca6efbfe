"""The description of the API: OpenAPI for programs, and a page for people made from the same document."""

from __future__ import annotations

import functools
import json
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from atiende.site.api.v1 import api

PREFIX: Final = "/api/v1/"
Document = dict[str, Any]


@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    return JsonResponse(document())


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    described = document()
    calls = [
        _call(described, path, method, operation)
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
    ]
    address = request.build_absolute_uri(PREFIX).rstrip("/")
    return render(
        request, "site/api_docs.html", {"info": described["info"], "calls": calls, "address": address}
    )


@functools.cache
def document() -> Document:
    """The OpenAPI document, with the problem document as the answer of every call that fails."""
    described: Document = json.loads(json.dumps(api.get_openapi_schema(path_prefix=PREFIX), default=str))
    described.setdefault("components", {}).setdefault("schemas", {})["Problem"] = _PROBLEM
    answer = {"content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}
    for methods in described["paths"].values():
        for operation in methods.values():
            for status, meaning in _failures_of(operation).items():
                operation["responses"].setdefault(status, {"description": meaning, **answer})
            if "Idempotency-Key" in operation.get("description", ""):
                operation.setdefault("parameters", []).append(_ONCE)
            operation["responses"] = {str(code): told for code, told in operation["responses"].items()}
    return described


_FAILURES: Final = {
    "401": "The token is missing or does not count.",
    "403": "The person or the token may not do this.",
    "429": "Too many calls: Retry-After says in how many seconds to come back.",
}
_OF_ONE: Final = {"404": "There is none, or the person behind the token cannot see it."}
_IDS_OF_OTHERS: Final = frozenset({"customer"})
_OF_BODIES: Final = {
    "400": "The body is not JSON.",
    "409": "It stands otherwise already: closed, merged, taken by another, or changed meanwhile.",
    "413": "The body is too large.",
    "415": "The body is not announced as application/json.",
}
_OF_PARTS: Final = {"416": "There is no such part of the file."}
_OF_INPUT: Final = {"422": "Something cannot be taken; `fields` says what and why."}
_ONCE: Final[Document] = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "Up to 255 printable characters. The same key and body again within 24 hours gives the same answer.",
    "schema": {"type": "string", "maxLength": 255},
}
_PROBLEM: Final[Document] = {
    "title": "Problem",
    "description": "RFC 9457. `code` is stable and meant for programs; `detail` is for people, in their language.",
    "type": "object",
    "required": ["type", "title", "status", "code"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "code": {"type": "string"},
        "fields": {"type": "object", "additionalProperties": {"type": "string"}},
        "missing": {"type": "string"},
        "retry_after_seconds": {"type": "integer"},
        "correlation_id": {"type": "string"},
    },
}


def _failures_of(operation: Document) -> dict[str, str]:
    """What can go wrong with a call, by its status."""
    places = {given["in"] for given in operation.get("parameters", [])}
    found = dict(_FAILURES)
    if "path" in places or any(given["name"] in _IDS_OF_OTHERS for given in operation.get("parameters", [])):
        found |= _OF_ONE
    if "requestBody" in operation:
        found |= _OF_BODIES
    if "requestBody" in operation or "query" in places:
        found |= _OF_INPUT
    if "206" in map(str, operation["responses"]):
        found |= _OF_PARTS
    return found


def _call(described: Document, path: str, method: str, operation: Document) -> Document:
    return {
        "method": method.upper(),
        "path": path,
        "id": operation.get("operationId", f"{method}{path}"),
        "summary": operation.get("summary", ""),
        "description": operation.get("description", ""),
        "parameters": [_parameter(given) for given in operation.get("parameters", [])],
        "body": _fields(described, operation.get("requestBody", {}), "application/json"),
        "answers": [_answer(described, status, told) for status, told in operation["responses"].items()],
    }


def _parameter(given: Document) -> Document:
    return {
        "name": given["name"],
        "type": _type_of(given.get("schema", {})),
        "is_required": given.get("required", False),
        "description": given.get("description", given.get("schema", {}).get("description", "")),
    }


def _answer(described: Document, status: str, told: Document) -> Document:
    return {
        "status": status,
        "description": told.get("description", ""),
        "fields": _fields(described, told, "application/json"),
    }


def _fields(described: Document, holder: Document, media_type: str) -> list[Document]:
    schema = _resolved(described, holder.get("content", {}).get(media_type, {}).get("schema", {}))
    required = set(schema.get("required", []))
    return [
        {
            "name": name,
            "type": _type_of(field),
            "is_required": name in required,
            "description": field.get("description", ""),
        }
        for name, field in schema.get("properties", {}).items()
    ]


def _resolved(described: Document, schema: Document) -> Document:
    name = schema.get("$ref", "").rpartition("/")[2]
    return described["components"]["schemas"].get(name, {}) if name else schema


def _type_of(schema: Document) -> str:
    if "$ref" in schema:
        return str(schema["$ref"].rpartition("/")[2])
    if "anyOf" in schema:
        return " | ".join(_type_of(choice) for choice in schema["anyOf"])
    if schema.get("type") == "array":
        return f"{_type_of(schema.get('items', {}))}[]"
    return str(schema.get("format") or schema.get("type") or "")
