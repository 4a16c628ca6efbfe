"""The description of the API: OpenAPI for programs, and a page for people made from the same document."""

from __future__ import annotations

import functools
import json
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from atiende.site.api.examples import exemplify
from atiende.site.api.promises import PROBLEM, promise
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
    """The OpenAPI document: what rooms say of their calls, and what holds for all of them."""
    described: Document = json.loads(json.dumps(api.get_openapi_schema(path_prefix=PREFIX), default=str))
    schemas = described.setdefault("components", {}).setdefault("schemas", {})
    _without_nothing(schemas)
    schemas["Problem"] = PROBLEM
    operations = [each for methods in described["paths"].values() for each in methods.values()]
    known = frozenset(each["operationId"] for each in operations)
    for operation in operations:
        promise(operation, known)
        exemplify(operation)
    return described


def _without_nothing(schemas: Document) -> None:
    """A field that may be left out and not be null has no default to tell of."""
    for schema in schemas.values():
        for field in schema.get("properties", {}).values():
            is_nullable = any(each.get("type") == "null" for each in field.get("anyOf", ()))
            if field.get("default", "") is None and not is_nullable:
                del field["default"]


def _call(described: Document, path: str, method: str, operation: Document) -> Document:
    return {
        "method": method.upper(),
        "path": path,
        "id": operation.get("operationId", f"{method}{path}"),
        "summary": operation.get("summary", ""),
        "description": operation.get("description", ""),
        "parameters": [_parameter(given) for given in operation.get("parameters", [])],
        "body": _fields(described, operation.get("requestBody", {}), "application/json"),
        "examples": operation.get("x-codeSamples", []),
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
