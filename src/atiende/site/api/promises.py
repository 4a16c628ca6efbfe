"""What holds for all calls, said in the description once: failures, keys, headers, and which call leads to which."""

from __future__ import annotations

from typing import Any, Final

Document = dict[str, Any]

PROBLEM_TYPE: Final = "application/problem+json"
_ALWAYS: Final = {
    "401": "The token is missing or does not count.",
    "403": "The person or the token may not do this.",
    "429": "Too many calls: Retry-After says in how many seconds to come back.",
    "503": "Not set up yet, or something that the call needs is away for the moment.",
}
_OF_ONE: Final = {"404": "There is none, or the person behind the token cannot see it."}
_IDS_OF_OTHERS: Final = frozenset({"customer", "ticket"})
_OF_BODIES: Final = {
    "400": "The body is not JSON.",
    "409": "It stands otherwise already: closed, merged, taken by another, or changed meanwhile.",
    "413": "The body is too large.",
    "415": "The body is not announced as application/json.",
}
_OF_PARTS: Final = {"416": "There is no such part of the file."}
_OF_INPUT: Final = {"422": "Something cannot be taken; `fields` says what and why."}
_OF_KEYS: Final = {
    "409": "A call with this Idempotency-Key is at work.",
    "422": "The Idempotency-Key was used for something else, or is none.",
}
ONCE: Final[Document] = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "Up to 255 printable characters. The same key and body again within 24 hours gives the same answer.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]([ -~]*[!-~])?$"},
}
PROBLEM: Final[Document] = {
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
_HEADERS: Final[dict[str, Document]] = {
    "201": {"Location": {"description": "The address of what was made.", "schema": {"type": "string"}}},
    "401": {"WWW-Authenticate": {"schema": {"type": "string"}}},
    "429": {"Retry-After": {"description": "In seconds.", "schema": {"type": "integer", "minimum": 0}}},
}
_LEADS_TO: Final[dict[str, dict[str, dict[str, str]]]] = {
    "create_ticket": {
        "get_ticket": {"number": "$response.body#/number"},
        "change_ticket": {"number": "$response.body#/number"},
        "add_message": {"number": "$response.body#/number"},
        "list_messages": {"number": "$response.body#/number"},
    },
    "add_message": {
        "get_message": {"number": "$request.path.number", "message_id": "$response.body#/id"},
    },
    "create_customer": {
        "get_customer": {"customer_id": "$response.body#/id"},
        "change_customer": {"customer_id": "$response.body#/id"},
    },
}
"""The answer of one call names the parameters of others (OpenAPI links)."""


def promise(operation: Document, known: frozenset[str]) -> None:
    """Complete an operation of the document in place. `known`: the ids of all operations."""
    answer = {"content": {PROBLEM_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
    for status, meaning in _failures_of(operation).items():
        operation["responses"].setdefault(status, {"description": meaning, **answer})
    if _takes_key(operation):
        operation.setdefault("parameters", []).append(ONCE)
    told = {str(code): {**each} for code, each in operation["responses"].items()}
    for status, headers in _HEADERS.items():
        if status in told:
            told[status]["headers"] = headers
    leads_to = {
        name: given for name, given in _LEADS_TO.get(operation["operationId"], {}).items() if name in known
    }
    if leads_to:
        told["201"]["links"] = {
            name: {"operationId": name, "parameters": given} for name, given in leads_to.items()
        }
    operation["responses"] = told


def _failures_of(operation: Document) -> dict[str, str]:
    """What can go wrong with a call, by its status."""
    places = {given["in"] for given in operation.get("parameters", [])}
    found = dict(_ALWAYS)
    if "path" in places or any(given["name"] in _IDS_OF_OTHERS for given in operation.get("parameters", [])):
        found |= _OF_ONE
    if "requestBody" in operation:
        found |= _OF_BODIES
    is_chosen = any("enum" in given.get("schema", {}) for given in operation.get("parameters", []))
    if "requestBody" in operation or "query" in places or is_chosen:
        found |= _OF_INPUT
    if _takes_key(operation):
        found = _OF_KEYS | found
    if "206" in map(str, operation["responses"]):
        found |= _OF_PARTS
    return found


def _takes_key(operation: Document) -> bool:
    return "Idempotency-Key" in operation.get("description", "")
