"""Canned replies of everybody, for the file of the set-up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

from atiende.kernel.actors import Actor
from atiende.organisation.queries import set_up_names
from atiende.platform.set_up_file import Change, Names, Outcome, taken_each
from atiende.playbooks.actions.add_canned_reply import add_canned_reply
from atiende.playbooks.actions.change_canned_reply import change_canned_reply
from atiende.playbooks.models import CannedReply
from atiende.playbooks.rules.canned import CannedFields, Words
from atiende.playbooks.writing import put_words

_FORMS: Final = ("usted", "tu", "vos")
REPLY: Final = ("name", "folder", "brand", "team", "language", "status", *_FORMS)
_COLUMNS: Final = (
    "name", "folder", "brand_id", "team_id", "language", "status_key",
    "text", "html", "text_tu", "html_tu", "text_vos", "html_vos",
)  # fmt: skip


def replies_told() -> list[dict[str, Any]]:
    names = set_up_names()
    rows = CannedReply.objects.filter(owner=None).order_by("folder", "name", "pk")
    return [_row(reply, names) for reply in rows]


def reply_names(names: Names) -> dict[str, str]:
    """By id what a macro calls a reply: folder, name, brand, team and language."""
    rows = CannedReply.objects.filter(owner=None).order_by("pk")
    return {
        str(reply.pk): " | ".join(
            [
                reply.folder,
                reply.name,
                names.told_or_none("brand", reply.brand_id) or "",
                names.told_or_none("team", reply.team_id) or "",
                reply.language,
            ]
        )
        for reply in rows
    }


def take_replies(data: Mapping[str, Any], *, by: Actor, at: dt.datetime) -> list[Change]:
    names = set_up_names()

    def one(row: Any) -> Outcome:
        fields = _fields(row, names)
        kept = fields.cleaned()
        whose: dict[str, Any] = {"owner": None, "brand_id": kept.brand_id, "team_id": kept.team_id}
        called = {"folder": kept.folder, "name": kept.name, "language": kept.language}
        found = CannedReply.objects.filter(**whose, **called).first()
        if found is None:
            add_canned_reply(fields=fields, by=by, at=at)
            return "added"
        before = [getattr(found, name) for name in _COLUMNS]
        put_words(found, kept)
        if before == [getattr(found, name) for name in _COLUMNS]:
            return "same"
        change_canned_reply(reply_id=found.pk, fields=fields, version=found.version, by=by, at=at)
        return "changed"

    return taken_each(data, "canned_replies", "canned_reply", one)


def _row(reply: CannedReply, names: Names) -> dict[str, Any]:
    words = ((reply.text, reply.html), (reply.text_tu, reply.html_tu), (reply.text_vos, reply.html_vos))
    return {
        "name": reply.name,
        "folder": reply.folder,
        "brand": names.told_or_none("brand", reply.brand_id),
        "team": names.told_or_none("team", reply.team_id),
        "language": reply.language,
        "status": reply.status_key,
        **{form: {"text": text, "html": html} for form, (text, html) in zip(_FORMS, words, strict=True)},
    }


def _fields(row: Any, names: Names) -> CannedFields:
    """Raises NamesNothing."""
    words = {
        form: Words(text=str(said.get("text", "")), html=str(said.get("html", "")))
        for form in _FORMS
        if (said := row.get(form))
    }
    return CannedFields(
        name=str(row["name"]),
        folder=str(row.get("folder", "")),
        brand_id=names.id_or_none("brand", row.get("brand")),
        team_id=names.id_or_none("team", row.get("team")),
        language=str(row.get("language", "")),
        status_key=str(row.get("status", "")),
        usted=words["usted"],
        tu=words.get("tu", Words()),
        vos=words.get("vos", Words()),
    )
