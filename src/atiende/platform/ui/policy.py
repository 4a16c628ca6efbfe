"""The policy of contents on every answer; what most answers carry is put together once."""

from __future__ import annotations

from typing import Final

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.functional import cached_property

_CHANGES: Final = "_csp_"
"""How the marks begin that django-csp's decorators leave on an answer."""


class PolicyMiddleware(CSPMiddleware):
    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """An answer that wants another policy is worked out by django-csp as ever."""
        if HEADER in response or any(name.startswith(_CHANGES) for name in vars(response)):
            return super().process_response(request, response)
        response[HEADER] = self._usual
        return response

    @cached_property
    def _usual(self) -> str:
        return build_policy()
