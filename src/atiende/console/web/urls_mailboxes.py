"""Addresses of mailboxes and of what arrives in them, inside the console's own."""

from django.urls import URLPattern, URLResolver, path

from atiende.console.web.screens import (
    blocked_senders,
    mail_aside,
    mail_words,
    mailbox_permission,
    mailbox_servers,
    mailbox_settings,
    mailboxes,
)

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
    path("mailboxes/<int:mailbox_id>/domain", mailboxes.check_domain, name="mailbox_domain"),
    path("mail/quarantine/", mail_aside.quarantine, name="quarantine"),
    path("mail/quarantine/retry", mail_aside.retry, name="quarantine_retry"),
    path("mail/without-case/", mail_aside.without_case, name="without_case"),
    path("mail/blocked/", blocked_senders.blocked_senders, name="blocked_senders"),
    path("mail/blocked/<int:blocked_id>/unblock", blocked_senders.unblock, name="unblock_sender"),
    path("mail/<int:raw_mail_id>/original", mail_aside.original, name="mail_original"),
    path("mail/<int:raw_mail_id>/open-case", mail_aside.open_case, name="mail_open_case"),
    path("mail/acknowledgements/", mail_words.acknowledgements, name="acknowledgements"),
    path(
        "mail/acknowledgements/<int:brand_id>/<slug:language>/",
        mail_words.acknowledgement,
        name="acknowledgement",
    ),
    path(
        "mail/acknowledgements/<int:brand_id>/<slug:language>/reset",
        mail_words.reset,
        name="acknowledgement_reset",
    ),
    path("mail/keeping/", mail_words.keeping, name="mail_keeping"),
]
