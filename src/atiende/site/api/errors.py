"""Refusals of the API's entrance."""

from __future__ import annotations

from atiende.kernel.refusals import NotPermitted, Refusal, gettext_noop


class TokenRefused(Refusal):
    """No token, or one that is unknown, revoked, expired, or of somebody who is disabled: all look the same."""

    code = "token_refused"
    message = gettext_noop("This call needs a valid token: Authorization: Bearer …")
    http_status = 401


class ScopeMissing(NotPermitted):
    """The token was not made for this."""

    code = "scope_missing"
    message = gettext_noop("This token does not have the scope that the call needs.")

    def __init__(self, scope: str) -> None:
        super().__init__(missing=scope)


class MethodNotAllowed(Refusal):
    code = "method_not_allowed"
    message = gettext_noop("This address does not take this method.")
    http_status = 405


class BodyUnreadable(Refusal):
    code = "body_unreadable"
    message = gettext_noop("The body of the request is not the JSON that the call needs.")
    http_status = 400


class MediaTypeUnknown(Refusal):
    code = "media_type_unknown"
    message = gettext_noop("Send the body as JSON: Content-Type: application/json.")
    http_status = 415


class BodyTooLarge(Refusal):
    code = "body_too_large"
    message = gettext_noop("The body of the request is larger than %(megabytes)d MB.")
    http_status = 413


class ServerError(Refusal):
    code = "server_error"
    message = gettext_noop("Something failed here. It has been recorded; try again later.")
    http_status = 500
