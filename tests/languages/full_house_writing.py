"""Ready answers, macros, signatures, replies that wait or are looked at, and whatever else is written with."""

from __future__ import annotations

import datetime as dt
from typing import Any

from atiende.channels.actions.block_sender import block_sender
from atiende.channels.actions.change_signature import change_signature
from atiende.identity.rules.grants import ALL_GRANTS
from atiende.kernel.actors import Actor
from atiende.kernel.clock import utc_now
from atiende.notifications.actions.add_push_device import add_push_device
from atiende.playbooks.actions.add_canned_reply import add_canned_reply
from atiende.playbooks.actions.add_macro import add_macro
from atiende.playbooks.rules.canned import CannedFields, Words
from atiende.playbooks.rules.macro import MacroFields
from atiende.playbooks.rules.steps import Step
from atiende.side_conversations.actions.open_side_conversation import open_side_conversation
from atiende.side_conversations.rules.writing import SideFile
from atiende.tickets.actions.ask_for_review import ask_for_review
from atiende.tickets.actions.attach_field_file import attach_field_file
from atiende.tickets.actions.hand_over_ticket import hand_over_ticket
from atiende.tickets.actions.return_reply import return_reply
from atiende.tickets.actions.save_draft import save_draft
from atiende.tickets.actions.send_reply_later import send_reply_later
from atiende.tickets.models import CustomField, HandOver
from atiende.tickets.rules.field_kinds import FieldKind
from atiende.tickets.rules.hand_over import Summary
from atiende.tickets.rules.reply import Reply
from tests.desk.office import arrives
from tests.languages.full_house_files import files

P256DH = "BGXeFf7LfsPN-1cPqHq3HOHxjonVl2sHBXzbv_X_hbdgZ9hQmLaQO62CvrDJiPefHylenBKFxYCxmYNhIO0bv34"
"""The point of a key that somebody has; nobody is told anything by it."""
DAY = dt.timedelta(days=1)


def fill(administrator: Any, rows: dict[str, Any]) -> dict[str, Any]:
    """Answers with one of each that addresses name."""
    by, now = Actor(id=administrator.pk, label=administrator.name, grants=ALL_GRANTS), utc_now()
    other = Actor(id=rows["people"][0].pk, label="Xyz", grants=ALL_GRANTS)
    case = rows["case"].pk
    words = Words(text="Xyz {cliente.nombre} {caso.campo.xyz}")
    replies = [
        add_canned_reply(fields=CannedFields(name="Xyz", usted=words, **more), by=by, at=now)
        for more in ({"tu": words, "vos": words, "folder": "Xyz", "language": "es"}, {"is_personal": True})
    ]
    change_signature(brand_id=rows["case"].brand_id, text="Xyz", version=0, by=by, at=now)
    hand_over_ticket(
        ticket_id=case, agent_id=by.id, summary=Summary("Xyz.", "Xyz.", "Xyz."), by=other, at=now
    )
    return {
        "replies": replies,
        "macros": _macros(replies[0].pk, rows, by, now),
        "blocked": block_sender(sender="xyz@xyz.example", by=by, at=now),
        "waiting": send_reply_later(
            ticket_id=case, reply=Reply(text="Xyz."), send_at=now + DAY, by=by, at=now
        ),
        "hand_over": HandOver.objects.filter(ticket_id=case).latest("pk"),
        "review": _reviews(rows, by, other, now),
        "side": _side(case, by, now),
        "file_key": _field_file(case, by, now),
        "device": _device(by, now),
        "formal": arrives("Xyz", subject="Xyz", in_team="Logística", name="Xyz").ticket_id,
    }


def examples(rows: dict[str, Any]) -> dict[str, list[tuple[object, ...]]]:
    """For each address with parameters that shows a page: whose pages to open."""
    number, long = rows["case"].number, rows["long"].number
    of_cases, message = [(number,), (long,)], rows["message"].pk
    return {
        "playbooks:canned_reply": [(each.pk,) for each in rows["replies"]],
        "playbooks:macro": [(each.pk,) for each in rows["macros"]],
        "desk:macro": [(each.pk,) for each in rows["macros"]],
        "desk:ticket_macros": of_cases,
        "desk:ticket_replies": of_cases,
        "desk:ticket_translate": [(number, message)],
        "desk:ticket_forward": [(number, message)],
        "desk:ticket_solve": of_cases,
        "desk:ticket_block": of_cases,
        "desk:ticket_clone": of_cases,
        "desk:ticket_duplicates": of_cases,
        "desk:ticket_about": of_cases,
        "console:brand_signature": [(rows["case"].brand_id,), (rows["outlet"].pk,)],
    }


def asked(rows: dict[str, Any]) -> list[str]:
    """Addresses of pages that change with what is asked of them."""
    number = rows["case"].number
    return [f"/desk/tickets/{number}/replies/?q={words}" for words in ("xyz", "zzzz")]


def _macros(reply_id: int, rows: dict[str, Any], by: Actor, now: dt.datetime) -> list[Any]:
    """One with every step, and one of one's own that leads to what is gone."""
    steps = (
        Step("field", "Xyz", "xyz_text"), Step("tag", "Xyz"), Step("untag", "Xyz"), Step("note", "Xyz."),
        Step("canned", str(reply_id)), Step("reply", "Xyz."), Step("priority", "3"), Step("status", "open"),
        Step("snooze", "2"), Step("team", str(rows["teams"][0].pk)), Step("assignee", "me"),
    )  # fmt: skip
    gone = (Step("canned", "999999"), Step("team", "999999"), Step("assignee", ""), Step("field", "", "gone"))
    return [
        add_macro(fields=MacroFields(name="Xyz", steps=steps), by=by, at=now),
        add_macro(fields=MacroFields(name="Xyz", steps=gone, is_personal=True), by=by, at=now),
    ]


def _reviews(rows: dict[str, Any], by: Actor, other: Actor, now: dt.datetime) -> int:
    """One asked of the administrator, and one that came back to them."""
    asked = []
    for writer, reader, case in ((other, by, rows["case"]), (by, other, rows["long"])):
        save_draft(ticket_id=case.pk, kind="reply", text="Xyz.", by=writer, at=now)
        asked.append(ask_for_review(ticket_id=case.pk, reviewer_id=reader.id, by=writer, at=now))
    return_reply(review_id=asked[1], remark="Xyz.", by=other, at=now)
    return asked[0]


def _side(case: int, by: Actor, now: dt.datetime) -> int:
    (file, *_rest) = files()
    kept = SideFile(file.file_id, file.name, file.media_type, file.size, file.sha256)
    return open_side_conversation(
        ticket_id=case,
        subject="Xyz",
        recipients=["xyz@taller.example"],
        text="Xyz.",
        files=(kept,),
        by=by,
        at=now,
    )


def _field_file(case: int, by: Actor, now: dt.datetime) -> str:
    field = CustomField.objects.get(kind=FieldKind.FILE)
    attach_field_file(ticket_id=case, key=field.key, file=files()[1], by=by, at=now)
    return str(field.key)


def _device(by: Actor, now: dt.datetime) -> int:
    return add_push_device(
        endpoint="https://push.xyz.example/1",
        p256dh=P256DH,
        auth="AAAAAAAAAAAAAAAAAAAAAA",
        name="Xyz",
        by=by,
        at=now,
    )
