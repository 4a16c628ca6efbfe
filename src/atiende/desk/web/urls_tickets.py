"""Addresses of the workspace."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from atiende.desk.web.screens import (
    bulk,
    formatting,
    mail_html,
    ticket_changes,
    ticket_fields,
    ticket_files,
    ticket_key,
    ticket_links,
    ticket_menus,
    ticket_new,
    ticket_people,
    ticket_snooze,
    ticket_uploads,
    ticket_writing,
    tickets,
)

_ONE = "tickets/<int:number>/"

TICKETS: list[URLPattern | URLResolver] = [
    path("tickets/", tickets.tickets, name="tickets"),
    path("tickets/new/", ticket_new.new_ticket, name="ticket_new"),
    path("tickets/formatting", formatting.formatting, name="formatting"),
    path("tickets/bulk/", bulk.bulk, name="ticket_bulk"),
    path(_ONE, tickets.ticket, name="ticket"),
    path(f"{_ONE}parts", tickets.parts, name="ticket_parts"),
    path(f"{_ONE}menus", ticket_menus.menus, name="ticket_menus"),
    path(f"{_ONE}older", tickets.older, name="ticket_older"),
    path(f"{_ONE}print", tickets.print_view, name="ticket_print"),
    path(f"{_ONE}present", tickets.present, name="ticket_present"),
    path(f"{_ONE}reply", ticket_writing.reply, name="ticket_reply"),
    path(f"{_ONE}note", ticket_writing.note, name="ticket_note"),
    path(f"{_ONE}draft", ticket_writing.draft, name="ticket_draft"),
    path(f"{_ONE}upload", ticket_uploads.upload, name="ticket_upload"),
    path(f"{_ONE}upload/<str:claim>", ticket_uploads.picture, name="ticket_picture"),
    path(f"{_ONE}messages/<int:message_id>/resend", ticket_writing.resend, name="ticket_resend"),
    path(f"{_ONE}messages/<int:message_id>/html", mail_html.mail_html, name="mail_html"),
    path(f"{_ONE}messages/<int:message_id>/split/", ticket_links.split, name="ticket_split"),
    path(f"{_ONE}files/<int:attachment_id>", ticket_files.file, name="ticket_file"),
    path(f"{_ONE}status", ticket_changes.status, name="ticket_status"),
    path(f"{_ONE}priority", ticket_changes.priority, name="ticket_priority"),
    path(f"{_ONE}team", ticket_changes.team, name="ticket_team"),
    path(f"{_ONE}assignee", ticket_changes.assignee, name="ticket_assignee"),
    path(f"{_ONE}subject", ticket_changes.subject, name="ticket_subject"),
    path(f"{_ONE}tags", ticket_changes.tag, name="ticket_tag"),
    path(f"{_ONE}tags/<int:tag_id>/remove", ticket_changes.untag, name="ticket_untag"),
    path(f"{_ONE}field", ticket_fields.field, name="ticket_field"),
    path(f"{_ONE}following", ticket_changes.following, name="ticket_following"),
    path(f"{_ONE}snooze", ticket_snooze.snooze, name="ticket_snooze"),
    path(f"{_ONE}spam", ticket_changes.spam, name="ticket_spam"),
    path(f"{_ONE}participants", ticket_people.joins, name="ticket_joins"),
    path(f"{_ONE}participants/<int:participant_id>/remove", ticket_people.leaves, name="ticket_leaves"),
    path(f"{_ONE}shares", ticket_people.share, name="ticket_share"),
    path(f"{_ONE}shares/<int:share_id>/remove", ticket_people.unshare, name="ticket_unshare"),
    path(f"{_ONE}links", ticket_links.link, name="ticket_link"),
    path(f"{_ONE}links/remove", ticket_links.unlink, name="ticket_unlink"),
    path(f"{_ONE}merge/", ticket_links.merge, name="ticket_merge"),
    path(f"{_ONE}tracking-key/", ticket_key.tracking_key, name="ticket_key"),
    path(f"{_ONE}unmerge", ticket_links.unmerge, name="ticket_unmerge"),
    path("mail-images/<str:claim>", mail_html.mail_image, name="mail_image"),
    path("mail-images/remote/<str:claim>", mail_html.mail_remote_image, name="mail_remote_image"),
]
