"""Addresses of mailboxes and of what arrives in them, inside the console's own."""

from django.urls import URLPattern, URLResolver, path

from atiende.console.web.screens import mailbox_permission, mailbox_servers, mailbox_settings, mailboxes

urlpatterns: list[URLPattern | URLResolver] = [
    path("mailboxes/", mailboxes.mailboxes, name="mailboxes"),
    path("mailboxes/new/", mailboxes.new_mailbox, name="new_mailbox"),
    path("mailboxes/permission/return", mailbox_permission.finish, name="permission_return"),
    path("mailboxes/<int:mailbox_id>/", mailboxes.mailbox, name="mailbox"),
    path("mailboxes/<int:mailbox_id>/settings/", mailbox_settings.settings, name="mailbox_settings"),
    path("mailboxes/<int:mailbox_id>/servers/", mailbox_servers.servers, name="mailbox_servers"),
    path("mailboxes/<int:mailbox_id>/permission/", mailbox_permission.permission, name="mailbox_permission"),
    path("mailboxes/<int:mailbox_id>/permission/begin", mailbox_permission.begin, name="permission_begin"),
    path("mailboxes/<int:mailbox_id>/pause", mailboxes.pause, name="mailbox_pause"),
    path("mailboxes/<int:mailbox_id>/resume", mailboxes.resume, name="mailbox_resume"),
    path("mailboxes/<int:mailbox_id>/remove", mailboxes.remove, name="mailbox_remove"),
]
