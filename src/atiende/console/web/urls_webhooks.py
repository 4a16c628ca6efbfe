"""Addresses of webhooks in both directions, inside the console's own."""

from django.urls import URLPattern, URLResolver, path

from atiende.console.web.screens import incoming_received, incoming_webhooks, webhook_sending, webhooks

_OUT: list[URLPattern | URLResolver] = [
    path("webhooks/", webhooks.webhooks, name="webhooks"),
    path("webhooks/new/", webhooks.new_webhook, name="new_webhook"),
    path("webhooks/<int:webhook_id>/", webhooks.webhook, name="webhook"),
    path("webhooks/<int:webhook_id>/settings/", webhooks.settings, name="webhook_settings"),
    path("webhooks/<int:webhook_id>/secret", webhooks.renew_secret, name="webhook_secret"),
    path("webhooks/<int:webhook_id>/pause", webhooks.pause, name="webhook_pause"),
    path("webhooks/<int:webhook_id>/resume", webhook_sending.resume, name="webhook_resume"),
    path("webhooks/<int:webhook_id>/remove", webhooks.remove, name="webhook_remove"),
    path("webhooks/<int:webhook_id>/test", webhook_sending.test, name="webhook_test"),
    path("webhooks/<int:webhook_id>/failed", webhook_sending.resend_failed, name="webhook_resend_failed"),
    path("webhooks/<int:webhook_id>/messages/<int:delivery_id>/", webhooks.delivery, name="webhook_delivery"),
    path(
        "webhooks/<int:webhook_id>/messages/<int:delivery_id>/resend",
        webhook_sending.resend,
        name="webhook_resend",
    ),
]
_IN: list[URLPattern | URLResolver] = [
    path("incoming-webhooks/", incoming_webhooks.incoming_webhooks, name="incoming_webhooks"),
    path("incoming-webhooks/new/", incoming_webhooks.new_incoming, name="new_incoming_webhook"),
    path("incoming-webhooks/<int:webhook_id>/", incoming_received.received, name="incoming_webhook"),
    path(
        "incoming-webhooks/<int:webhook_id>/settings/",
        incoming_webhooks.settings,
        name="incoming_webhook_settings",
    ),
    path("incoming-webhooks/<int:webhook_id>/secret", incoming_webhooks.renew_secret, name="incoming_secret"),
    path("incoming-webhooks/<int:webhook_id>/switch", incoming_webhooks.switch, name="incoming_switch"),
    path("incoming-webhooks/<int:webhook_id>/remove", incoming_webhooks.remove, name="incoming_remove"),
    path(
        "incoming-webhooks/<int:webhook_id>/received/<int:received_id>/retry",
        incoming_received.retry,
        name="received_retry",
    ),
    path(
        "incoming-webhooks/<int:webhook_id>/received/<int:received_id>/discard",
        incoming_received.discard,
        name="received_discard",
    ),
    path(
        "incoming-webhooks/<int:webhook_id>/received/<int:received_id>/body",
        incoming_received.body,
        name="received_body",
    ),
]
urlpatterns: list[URLPattern | URLResolver] = [*_OUT, *_IN]
