"""The words that the workspace's scripts show, handed to the page so that they are translated like all others."""

from __future__ import annotations

from django.utils.translation import gettext as _


def words_of_workspace() -> dict[str, str]:
    return {
        "draft_saved": _("Draft saved"),
        "draft_saving": _("Saving…"),
        "draft_unsaved": _("Not saved: there is no connection"),
        "draft_session": _("Not saved: sign in again in another window"),
        "new_one": _("1 new case · see"),
        "new_many": _("%(count)s new cases · see"),
        "sending": _("Sending…"),
        "sending_in": _("It is sent in a moment"),
        "undo_send": _("Undo sending"),
        "undone": _("Not sent. Your text is back."),
        "not_sent": _("Not sent: there is no connection"),
        "refused": _("Not sent: the server did not take it"),
        "retry": _("Try again"),
        "saved": _("Saved."),
        "remove_file": _("Remove %(name)s"),
        "uploading": _("Uploading %(name)s"),
        "upload_failed": _("%(name)s could not be uploaded"),
        "file_too_large": _("%(name)s is larger than %(megabytes)s MB"),
        "pasted_picture": _("picture"),
        "conversation": _("Conversation"),
        "you": _("You"),
        "chosen_one": _("1 case chosen"),
        "chosen_many": _("%(count)s cases chosen"),
        "chosen_most": _("At most %(most)s cases are changed at once."),
    }
