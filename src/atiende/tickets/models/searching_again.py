"""Search rows written again: when a case changes hands or its name, when words are erased, when all is rebuilt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from django.db import connection

from atiende.platform.search import forget
from atiende.platform.search.progress import position_of
from atiende.tickets.models.message import INTERNAL, Attachment, Message
from atiende.tickets.models.search import SearchUnfinished
from atiende.tickets.models.searching import AT_ONCE, LAST_ID, Indexed, place_rows, write_search_rows
from atiende.tickets.models.ticket import Ticket

VOCABULARY: Final = "tickets.messages"
_NAMED: Final = ("brand", "team", "assignee", "interaction", "phase")

_SURVIVORS: Final = """
WITH RECURSIVE chain (first, id, depth) AS (
    SELECT id, id, 0 FROM unnest(%s::bigint[]) AS id
    UNION ALL
    SELECT chain.first, merge.target_id, chain.depth + 1
    FROM chain JOIN tickets_ticketmerge merge ON merge.source_id = chain.id WHERE chain.depth < 1000
)
SELECT DISTINCT ON (first) first, id FROM chain ORDER BY first, depth DESC
"""

_OF_CASE: Final = """
SELECT message_id FROM tickets_searchrow WHERE case_id = %s AND message_id < %s ORDER BY message_id DESC LIMIT %s
"""


def follow_change(ticket: Ticket, columns: Iterable[str]) -> None:
    """Of a ticket saved with these columns: what searching has to know of it."""
    if "subject" in columns:
        rewrite_case(ticket.pk)
    elif any(name in columns for name in _NAMED):
        follow_case(ticket.pk)


def follow_case(case_id: int) -> None:
    """Its rows belong where it belongs now: the newest at once, more than that within a minute or two."""
    _keep_unfinished(case_id, place_rows(case_id), is_rewritten=False)


def rewrite_case(case_id: int) -> None:
    """The same when its words changed."""
    _keep_unfinished(case_id, rewrite_some(case_id, below=LAST_ID), is_rewritten=True)


def rewrite_whole(case_id: int) -> None:
    """All of them now, however many: what is erased must not be found a minute longer."""
    below: int | None = LAST_ID
    while below is not None:
        below = rewrite_some(case_id, below=below)


def rewrite_some(case_id: int, *, below: int) -> int | None:
    """Write the newest rows below an id again; the last id done, None when all are."""
    with connection.cursor() as cursor:
        cursor.execute(_OF_CASE, [case_id, below, AT_ONCE])
        ids = [message_id for (message_id,) in cursor.fetchall()]
    rewrite_rows(ids)
    return min(ids) if len(ids) >= AT_ONCE else None


def rewrite_rows(message_ids: Sequence[int]) -> int:
    """Write the rows of these messages from what is kept of them; how many there were."""
    messages = list(Message.objects.filter(pk__in=message_ids).select_related("ticket").order_by("pk"))
    survivors = _survivors({message.ticket_id for message in messages})
    cases = Ticket.objects.in_bulk(list(set(survivors.values())))
    files: dict[int, list[str]] = {}
    named = Attachment.objects.filter(message_id__in=[message.pk for message in messages]).order_by("pk")
    for message_id, name in named.values_list("message_id", "name"):
        files.setdefault(message_id, []).append(name)
    write_search_rows(
        [_indexed(each, cases[survivors[each.ticket_id]], files.get(each.pk, [])) for each in messages]
    )
    return len(messages)


def forget_words(message_ids: Sequence[int]) -> None:
    """Before texts are erased: their words leave the vocabulary that they taught."""
    position = position_of(VOCABULARY)
    public = Message.objects.filter(pk__in=message_ids, pk__lte=position).exclude(kind__in=INTERNAL)
    forget(taught(each) for each in public.only("subject", "text"))


def taught(message: Message) -> str:
    return f"{message.subject} {message.text}"


def finish_some(unfinished: SearchUnfinished) -> None:
    """One more piece of a long case, in the transaction of the caller."""
    step = rewrite_some if unfinished.is_rewritten else place_rows
    below = step(unfinished.case_id, below=unfinished.below)
    if below is None:
        unfinished.delete()
    else:
        SearchUnfinished.objects.filter(pk=unfinished.pk).update(below=below)


def _keep_unfinished(case_id: int, below: int | None, *, is_rewritten: bool) -> None:
    if below is None:
        return
    waiting = SearchUnfinished.objects.select_for_update().filter(pk=case_id).first()
    SearchUnfinished.objects.update_or_create(
        case_id=case_id,
        defaults={
            "below": below,
            "is_rewritten": is_rewritten or (waiting is not None and waiting.is_rewritten),
        },
    )


def _survivors(ticket_ids: Iterable[int]) -> dict[int, int]:
    with connection.cursor() as cursor:
        cursor.execute(_SURVIVORS, [list(ticket_ids)])
        return dict(cursor.fetchall())


def _indexed(message: Message, case: Ticket, file_names: Sequence[str]) -> Indexed:
    return Indexed(
        message_id=message.pk,
        case_id=case.pk,
        is_note=message.kind in INTERNAL,
        language=message.language or case.language,
        subject=f"{case.subject} {message.subject}",
        author_label=message.author_label,
        author_id=message.author_id if message.kind == Message.Kind.INCOMING else 0,
        file_names=tuple(file_names),
        text=message.text,
    )
