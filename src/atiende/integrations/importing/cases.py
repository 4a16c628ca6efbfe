"""Cases in batches: their customers, the cases with everything, and where they came from, in one transaction."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Final, cast

from django.db import transaction

from atiende.customers.rules.taking_over import TakenOverCustomer
from atiende.integrations.importing.known import without_known
from atiende.integrations.importing.order import Note, Order, Tally
from atiende.integrations.importing.people import bring_people
from atiende.integrations.importing.staff import Staff
from atiende.integrations.importing.texts import words_of
from atiende.integrations.models.import_origins import keep_origins
from atiende.integrations.rules.importing import problems as say
from atiende.integrations.rules.importing.records import INCOMING, Bad, CaseRead, WrittenThere
from atiende.kernel.actors import Actor
from atiende.tickets.actions.learn_words import learn_words
from atiende.tickets.actions.take_over_conversations import take_over_conversations
from atiende.tickets.queries.custom_fields import defined_fields
from atiende.tickets.queries.statuses import list_statuses
from atiende.tickets.rules.custom_fields import Value, problem_keys
from atiende.tickets.rules.field_kinds import problems_of_answers
from atiende.tickets.rules.taking_over import Conversation, SaidElsewhere

TICKET: Final = "ticket"
_LEARNED_AT_ONCE: Final = 20_000
"""Cases whose words are learned together. An import that is killed leaves those of the last ones unlearned: they are
found all the same, and only missing among corrections and completions."""


@dataclass(frozen=True, slots=True)
class BrandThere:
    """Into which brand everything goes."""

    pk: int
    name: str
    language: str
    time_zone: str
    country: str


class Cases:
    """`bring(batch)` writes or, for a trial, only looks."""

    def __init__(
        self, order: Order, brand: BrandThere, tally: Tally, note: Note, *, by: Actor, at: dt.datetime
    ) -> None:
        self._order, self._brand, self._tally, self._note = order, brand, tally, note
        self._by, self._at = by, at
        self._counting = Lock()
        self._words: Counter[str] = Counter()
        self._words_of = 0
        self._staff = Staff(order, tally, by=by, at=at)
        self._asked = {each.key: each for each in defined_fields()}
        in_use = [each for each in list_statuses() if each.is_in_use]
        self._statuses = {each.category.value: each.key for each in reversed(in_use)}
        self._statuses |= {each.key: each.key for each in in_use if each.is_builtin}

    def bring(self, batch: Sequence[CaseRead]) -> None:
        """In one transaction. Raises IntegrityError, DataError and refusals when one of them cannot be written."""
        fresh, counted = without_known(batch, TICKET, self._order), Tally()
        words: Counter[str] = Counter()
        bad = list(fresh.bad)
        for case in fresh.records:
            self._staff.team(case.team)  # those that are made stay, whatever becomes of this batch
        with transaction.atomic():
            people = bring_people(
                [each.customer for each in fresh.records],
                self._order,
                country=self._brand.country,
                gives_identifiers=False,
                by=self._by,
                at=self._at,
            )
            taken: dict[str, Conversation] = {}
            for case, customer in zip(fresh.records, people, strict=True):
                if customer.refused:
                    bad.append(Bad(case.place, customer.refused, case.origin_id))
                    continue
                taken[case.origin_id] = self._conversation(case, customer, counted, bad)
            if not self._order.is_trial:
                ids = take_over_conversations(
                    conversations=list(taken.values()), by=self._by, at=self._at, counted=words
                )
                keep_origins(
                    self._order.source, TICKET, self._order.import_id, dict(zip(taken, ids, strict=True))
                )
        self._count(counted, len(taken), fresh.known, people, bad)
        self._learn(words, len(taken), at_least=_LEARNED_AT_ONCE)

    def end(self) -> None:
        """Learn the words of what was brought in last."""
        self._learn(Counter(), 0, at_least=1)

    def _learn(self, words: Counter[str], cases: int, *, at_least: int) -> None:
        """Learning words costs by the number of different ones: those of many cases are learned together."""
        with self._counting:
            self._words.update(words)
            self._words_of += cases
            if self._words_of < at_least:
                return
            words, self._words, self._words_of = self._words, Counter(), 0
        learn_words(counted=words, by=self._by, at=self._at)

    def _count(
        self, counted: Tally, taken: int, known: int, people: Sequence[TakenOverCustomer], bad: Sequence[Bad]
    ) -> None:
        tally = self._tally
        with self._counting:
            tally.taken += taken
            tally.known += known
            tally.messages += counted.messages
            tally.new_customers += sum(each.is_new for each in people)
            tally.files_left_behind += counted.files_left_behind
            tally.unknown_agents += counted.unknown_agents
            tally.teams += counted.teams
        for each in bad:
            self._note(each)

    def _conversation(
        self, case: CaseRead, customer: TakenOverCustomer, counted: Tally, bad: list[Bad]
    ) -> Conversation:
        warnings = list(case.warnings)
        assignee = self._staff.assignee(case.assignee_email)
        if case.assignee_email and assignee is None:
            counted.unknown_agents[case.assignee_email] += 1
            warnings.append(say.AGENT_UNKNOWN)
        if case.team:
            counted.teams[case.team] += 1
        fields = self._fields(case.fields)
        if len(fields) < len(case.fields):
            warnings.append(say.FIELD_LEFT_OUT)
        if customer.left_out:
            warnings.append(say.IDENTIFIER_LEFT_OUT)
        counted.messages += len(case.written)
        counted.files_left_behind += sum(len(each.files) for each in case.written)
        bad.extend(Bad(case.place, each, case.origin_id, is_left_out=False) for each in warnings)
        return Conversation(
            brand_id=self._brand.pk,
            team_id=self._staff.team(case.team),
            assignee_id=assignee,
            customer_id=customer.customer_id,
            address=case.customer.email if "@" in case.customer.email else "",
            subject=case.subject,
            channel=case.channel,
            language=case.language or self._brand.language[:2],
            time_zone=self._brand.time_zone,
            said=tuple(self._said(each, case) for each in case.written),
            status_key=self._statuses.get(case.status, "open"),
            priority=case.priority,
            tags=case.tags,
            custom_fields=fields,
            is_begun_by_us=case.written[0].kind != INCOMING,
        )

    def _said(self, said: WrittenThere, case: CaseRead) -> SaidElsewhere:
        text, html = words_of(said)
        if said.kind == INCOMING:
            label = said.author_name or case.customer.name or case.customer.email or case.customer.phone
            return SaidElsewhere(kind=said.kind, text=text, html=html, at=said.at, author_label=label or "—")
        agent_id, name = self._staff.agent(said.author_email)
        label = name or said.author_name or said.author_email or self._brand.name
        return SaidElsewhere(
            kind=said.kind,
            text=text,
            html=html,
            at=said.at,
            author_label=label,
            author_id=agent_id,
            is_automatic=said.is_automatic,
        )

    def _fields(self, told: Mapping[str, object]) -> dict[str, Value]:
        """Those that can be kept: of the kind that was defined, under names that ours can have."""
        if not told:
            return {}
        kept = cast(dict[str, Value], dict(told))
        wrong = set(problem_keys(kept))
        asked = {key: self._asked[key] for key in kept if key in self._asked}
        for key in asked:
            if problems_of_answers(asked, {key: kept[key]}, {}, brand_id=self._brand.pk):
                wrong.add(key)
        return {key: value for key, value in kept.items() if key not in wrong}
