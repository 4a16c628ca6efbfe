"""A case as rows of the tables, in the text form of COPY. Names of columns stand beside what fills them."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from atiende.kernel.ids import EPOCH_MS, SEQUENCE_BITS
from atiende.platform.search import plain
from atiende.site.bench.data.cases import Case, Spoken
from atiende.site.bench.data.company import Company, name_of
from atiende.site.bench.data.texts import Cut, Texts
from atiende.tickets.rules.search_scope import COARSE_BITS, FINE_BITS, Kind, code

COLUMNS: Final = {
    "tickets_ticket": (
        "id number brand_id team_id assignee_id customer_id subject status_id category priority channel language "
        "time_zone custom_fields is_spam is_merged opened_at updated_at last_message_at last_customer_message_at "
        "waiting_since first_reply_at resolved_at closed_at snoozed_until reopenings version"
    ),
    "tickets_message": (
        "id ticket_id kind channel author_id author_label is_automatic subject text html folded language notices "
        "delivery delivery_words at"
    ),
    "tickets_timelineentry": "id ticket_id kind actor_id actor_label message_id data at",
    "tickets_searchrow": "message_id case_id brand_id is_note scope words",
    "tickets_participant": "ticket_id customer_id address role token added_at",
    "tickets_recipient": "message_id role address name",
    "tickets_attachment": "message_id file_id name media_type size sha256 content_id is_inline problem",
    "tickets_tickettag": "ticket_id tag_id",
    "tickets_ticketmerge": "source_id target_id merged_at merged_by_id merged_by_label",
}
_ENTRY: Final = {"incoming": "received", "outgoing": "replied", "note": "noted"}
_DELIVERY: Final = {"incoming": "received", "outgoing": "sent", "note": "none"}
_MASK: Final = (1 << SEQUENCE_BITS) - 1
NOTHING: Final = "\\N"
FILE_NAME: Final = "factura.pdf"
_PLAIN_FILE: Final = plain(FILE_NAME)
_PUT_OFF_MS: Final = 9 * 86_400_000
_plain_name = lru_cache(maxsize=20_000)(plain)


class Rows:
    """`write(case)` adds lines to `lines`, by table; who copies empties them."""

    def __init__(self, texts: Texts, company: Company) -> None:
        self._texts, self._company = texts, company
        self._chance = random.Random(1616)  # noqa: S311  no secret
        self._sequence = 0
        self._subject: Cut = Cut(0, 1)
        self.lines: dict[str, list[str]] = {table: [] for table in COLUMNS}
        self.highest = 0

    def write(self, case: Case) -> None:
        if case.merged_into is None:
            self._subject = self._texts.cut(self._chance, case.subject_length)
        subject = self._texts.shown(self._subject)
        team = None if case.team is None else self._company.teams[case.team]
        agent = self._agent(case)
        brand, customer = self._company.brands[case.brand], case.customer + 1
        self._ticket(case, brand, team, agent, customer, subject)
        scope = (
            f"{code(Kind.TEAM, team or 0)},{code(Kind.BRAND, brand)},"
            f"{code(Kind.ASSIGNEE, agent or 0)},{code(Kind.CUSTOMER, customer)}"
        )
        writer = agent or self._company.members[case.team or 0][0]
        for place, said in enumerate(case.spoken):
            self._message(case, place, said, customer, writer, brand, scope)
        self._aside(case, agent, customer)

    def _agent(self, case: Case) -> int | None:
        if case.agent is None or case.team is None:
            return None
        members = self._company.members[case.team]
        return members[case.agent % len(members)]

    def _next_id(self, at: int) -> int:
        self._sequence += 1
        ident = ((at - EPOCH_MS) << SEQUENCE_BITS) | (self._sequence & _MASK)
        self.highest = max(self.highest, ident)
        return ident

    def _ticket(
        self, case: Case, brand: int, team: int | None, agent: int | None, customer: int, subject: str
    ) -> None:
        last = iso(case.spoken[-1].at)
        heard = iso(max(said.at for said in case.spoken if said.kind == "incoming"))
        replied = next((iso(said.at) for said in case.spoken if said.kind == "outgoing"), NOTHING)
        is_over = case.category in {"closed", "cancelled"}
        snoozed = iso(case.spoken[-1].at + _PUT_OFF_MS) if case.is_snoozed else NOTHING
        self._add(
            "tickets_ticket",
            case.number, case.number, brand, team or NOTHING, agent or NOTHING, customer, subject,
            self._company.statuses[case.category], case.category, case.priority, case.channel, "es", "Europe/Madrid",
            "{}", "t" if case.is_spam else "f", "f" if case.merged_into is None else "t",
            iso(case.spoken[0].at), last, last, heard,
            heard if case.is_waiting else NOTHING, replied,
            last if is_over or case.category == "resolved" else NOTHING, last if is_over else NOTHING, snoozed, 0,
            len(case.spoken),
        )  # fmt: skip

    def _message(
        self, case: Case, place: int, said: Spoken, customer: int, writer: int, brand: int, scope: str
    ) -> None:
        ident, at = self._next_id(said.at), iso(said.at)
        is_theirs = said.kind == "incoming"
        author = customer if is_theirs else writer
        label = name_of(customer) if is_theirs else self._company.agent_names[writer]
        cut = self._texts.cut(self._chance, said.length)
        order = f"NH-{100_000 + case.number}" if case.has_order and not place else ""
        text = f"{self._texts.shown(cut)} {order}".rstrip()
        html = f"<p>{text}</p>" if case.channel == "mail" and said.kind != "note" else ""
        folded = (
            '[{"kind": "signature", "text": "Enviado desde mi móvil"}]'
            if is_theirs and place % 3 == 0
            else "[]"
        )
        self._add(
            "tickets_message",
            ident, case.number, said.kind, "internal" if said.kind == "note" else case.channel, author, label, "f",
            self._texts.shown(self._subject) if is_theirs else "", text, html, folded, "es", "{}",
            _DELIVERY[said.kind], "", at,
        )  # fmt: skip
        self._add(
            "tickets_timelineentry",
            ident, case.number, "opened" if not place else _ENTRY[said.kind], author, label, ident, "{}", at,
        )  # fmt: skip
        if said.kind == "outgoing":
            self._add("tickets_recipient", ident, "to", address_of(customer), name_of(customer))
        if said.has_file:
            file, sha256, size = self._company.file
            self._add(
                "tickets_attachment", ident, file, FILE_NAME, "application/pdf", size, sha256, "", "f", ""
            )
        if said.kind != "note":
            self._texts.learn(cut, self._subject) if is_theirs else self._texts.learn(cut)
        marks = f",{code(Kind.HAS_FILE, 1)}" if said.has_file else ""
        stretch = f",{code(Kind.FINE, ident >> FINE_BITS)},{code(Kind.COARSE, ident >> COARSE_BITS)}"
        words = self._texts.vector(
            title=self._subject, times=2 if is_theirs else 1, who=_plain_name(label),
            files=_PLAIN_FILE if said.has_file else "", body=cut, order=order, customer=customer,
        )  # fmt: skip
        self._add(
            "tickets_searchrow",
            ident, case.merged_into or case.number, brand, "t" if said.kind == "note" else "f",
            f"{{{scope}{stretch}{marks}}}", words,
        )  # fmt: skip

    def _aside(self, case: Case, agent: int | None, customer: int) -> None:
        opened, last = case.spoken[0].at, case.spoken[-1].at
        token = f"b{case.number:019d}"
        self._add(
            "tickets_participant", case.number, customer, address_of(customer), "requester", token, iso(opened)
        )  # fmt: skip
        if agent is not None:
            self._happened(case, "assigned", opened, f'{{"new": {agent}, "old": null}}')
        if not case.is_under_way:
            self._happened(case, "status_changed", last, f'{{"new": "{case.category}", "old": "open"}}')
        for tag in case.tags:
            self._add("tickets_tickettag", case.number, self._company.tags[tag])
        if case.merged_into is not None:
            self._add("tickets_ticketmerge", case.number, case.merged_into, iso(last), 0, "")

    def _happened(self, case: Case, kind: str, at: int, data: str) -> None:
        self._add(
            "tickets_timelineentry", self._next_id(at), case.number, kind, 0, "", NOTHING, data, iso(at)
        )

    def _add(self, table: str, *values: object) -> None:
        self.lines[table].append("\t".join(map(str, values)))


def iso(ms: int) -> str:
    """Milliseconds since 1970 as the database reads an instant."""
    return dt.datetime.fromtimestamp(ms / 1000, dt.UTC).isoformat()


def address_of(customer: int) -> str:
    return f"cliente{customer}@example.com"


def customer_lines(customers: int, at: dt.datetime) -> tuple[Sequence[str], Sequence[str]]:
    """Customers and what they write under: an address each, a telephone for four of ten."""
    people, identifiers = [], []
    for ident in range(1, customers + 1):
        name = name_of(ident)
        people.append(f"{ident}\tperson\t{name}\t{plain(name)}\t\t\t{at.isoformat()}\t1")
        address = address_of(ident)
        identifiers.append(f"{ident}\temail\t{address}\t{address}\t{at.isoformat()}")
        if ident % 10 < 4:
            telephone = f"+346{10_000_000 + ident}"
            identifiers.append(f"{ident}\tphone\t{telephone}\t{telephone}\t{at.isoformat()}")
    return people, identifiers
