"""Version 1 as a whole: the endpoints of every room under one set of rules."""

from __future__ import annotations

from typing import Any

from ninja import NinjaAPI
from ninja.errors import ValidationError, ValidationErrorContext
from ninja.operation import Operation

from atiende import __version__
from atiende.site.api.bodies import StrictParser
from atiende.site.api.endpoints import router
from atiende.site.api.problems import answer_with_problems
from atiende.site.api.tokens import Bearer
from atiende.site.api.words import NULL
from atiende.site.rooms import room_folders


class _Api(NinjaAPI):
    def get_openapi_operation_id(self, operation: Operation) -> str:
        """What a program calls it: the name of its function, where its room says no other."""
        return str(operation.view_func.__name__)

    def validation_error_from_error_contexts(
        self, error_contexts: list[ValidationErrorContext[Any]]
    ) -> ValidationError:
        """The framework's own, which forgets what was given: that it was null is kept as the kind of error."""
        given = [
            each
            for context in error_contexts
            for each in context.pydantic_validation_error.errors(include_url=False)
        ]
        told = super().validation_error_from_error_contexts(error_contexts)
        for each, error in zip(given, told.errors, strict=True):
            if each["type"] != "missing" and each["input"] is None:
                error["type"] = NULL
        return told


api = _Api(
    title="Atiende",
    version=__version__,
    description="Bearer tokens with scopes; times in RFC 3339 UTC; lists by cursor; problems as RFC 9457.",
    urls_namespace="api-v1",
    docs_url=None,
    openapi_url=None,
    auth=Bearer(),
    parser=StrictParser(),
)
answer_with_problems(api)
api.add_router("", router)
for folder in room_folders("api"):
    if (folder / "endpoints.py").exists():
        api.add_router("", f"atiende.{folder.parent.name}.api.endpoints.router")
