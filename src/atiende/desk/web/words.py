"""The words that the workspace's scripts show, handed to the page so that they are translated like all others."""

from __future__ import annotations

from django.utils.translation import gettext as _

from atiende.platform.formats import format_number
from atiende.tickets.rules.cleaning import TEXT_LIMIT


def words_of_workspace() -> dict[str, str]:
    return {
        "draft_saved": _("Draft saved"),
        "draft_saving": _("Saving…"),
        "draft_unsaved": _("Not saved: there is no connection"),
        "draft_unanswered": _("Not saved yet: the server does not answer"),
        "draft_refused": _("Not saved: the server did not take it"),
        "draft_session": _("Not saved: sign in again in another window"),
        "draft_forbidden": _("Not saved: you may no longer write in this case"),
        "draft_too_long": _("Not saved: the text is too long"),
        "draft_other_person": _("Not saved: somebody else is signed in now"),
        "new_one": _("1 new case · see"),
        "new_many": _("%(count)s new cases · see"),
        "sending": _("Sending…"),
        "sending_in": _("It is sent in a moment"),
        "undo_send": _("Undo sending"),
        "undone": _("Not sent. Your text is back."),
        "not_sent": _("Not sent: there is no connection"),
        "not_sent_kept": _("Not sent yet: there is no connection. It waits on this device until it is back."),
        "overtaken": _("A message came in meanwhile. Send anyway?"),
        "send_anyway": _("Send anyway"),
        "edit": _("Edit"),
        "refused": _("Not sent: the server did not take it"),
        "refused_elsewhere": _("Case #%(number)s: your message was not sent. It waits there as a draft."),
        "uncertain": _("No answer came: it may have been sent. Trying again never sends it twice."),
        "session_over": _("Not sent: your session has ended. Sign in, then try again."),
        "sign_in": _("Sign in"),
        "text_too_long": _("A message holds %(most)s characters at most. Attach the text as a file.")
        % {"most": format_number(TEXT_LIMIT)},
        "not_uploaded_session": _("%(name)s was not uploaded: your session has ended"),
        "retry": _("Try again"),
        "saved": _("Saved."),
        "remove_file": _("Remove %(name)s"),
        "uploading": _("Uploading %(name)s"),
        "upload_failed": _("%(name)s could not be uploaded"),
        "file_too_large": _("%(name)s is larger than %(megabytes)s MB"),
        "files_too_large": _(
            "%(name)s was not added: the files of a message have %(megabytes)s MB in all at most"
        ),
        "files_too_many": _("%(name)s was not added: a message takes at most %(most)s files"),
        "formatting_unavailable": _("The formatting could not be loaded: the text stays plain for now"),
        "picture_as_file": _("Attach pictures as files here"),
        "canned_unavailable": _("The canned reply could not be fetched"),
        "canned_insert": _("Insert"),
        "canned_for_status": _("A text for this status: “%(name)s”."),
        "pasted_picture": _("picture"),
        "conversation": _("Conversation"),
        "you": _("You"),
        "chosen_one": _("1 case chosen"),
        "chosen_many": _("%(count)s cases chosen"),
        "chosen_most": _("At most %(most)s cases are changed at once."),
    }
