"""Refusals of integrations."""

from __future__ import annotations

from atiende.kernel.refusals import Conflict, Refusal, gettext_noop


class WebhookIsPaused(Conflict):
    code = "webhook_paused"
    message = gettext_noop("The subscription is paused: resume it first.")


class DeliveryUnderWay(Conflict):
    """It waits for its next attempt, or is being sent at this very moment."""

    code = "webhook_delivery_under_way"
    message = gettext_noop("This message is on its way already.")


class NotToBeRetried(Conflict):
    """A case was made of it, or it is being read."""

    code = "received_webhook_not_failed"
    message = gettext_noop("Only what failed can be tried again.")


class SignatureRefused(Refusal):
    """Missing, wrong or too old; which of them is told to nobody."""

    code = "webhook_signature_refused"
    message = gettext_noop("The signature of this message is missing, wrong or too old.")
    http_status = 401


class MessageTooLarge(Refusal):
    code = "webhook_too_large"
    message = gettext_noop("The body of the message is larger than %(megabytes)d MB.")
    http_status = 413


class BodyBroken(Refusal):
    """The sender went away before all of it had come."""

    code = "webhook_body_broken"
    message = gettext_noop("The body of the message did not come whole.")
    http_status = 400


class IncomingIsPaused(Conflict):
    code = "incoming_webhook_paused"
    message = gettext_noop("This address takes nothing at the moment. Try again later.")
    http_status = 503
