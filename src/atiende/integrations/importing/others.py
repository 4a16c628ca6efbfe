"""Customers and articles in batches, each with where they came from, in one transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from threading import Lock
from typing import Final

from django.db import transaction

from atiende.integrations.importing.cases import BrandThere
from atiende.integrations.importing.known import without_known
from atiende.integrations.importing.order import Note, Order, Tally
from atiende.integrations.importing.people import CUSTOMER, bring_people
from atiende.integrations.models.import_origins import (
    erased_among,
    has_erased,
    keep_origins,
    known_origins,
)
from atiende.integrations.rules.importing import problems as say
from atiende.integrations.rules.importing.records import ArticleRead, Bad, PersonRead
from atiende.kernel.actors import Actor
from atiende.knowledge.actions.take_over_articles import take_over_articles
from atiende.knowledge.rules.body import is_too_heavy
from atiende.knowledge.rules.taking_over import ArticleElsewhere

ARTICLE: Final = "article"


class People:
    """`bring(batch)` writes or, for a trial, only looks."""

    def __init__(
        self, order: Order, brand: BrandThere, tally: Tally, note: Note, *, by: Actor, at: dt.datetime
    ) -> None:
        self._order, self._brand, self._tally, self._note = order, brand, tally, note
        self._by, self._at, self._counting = by, at, Lock()

    def bring(self, batch: Sequence[PersonRead]) -> None:
        """In one transaction. Raises IntegrityError and DataError when one of them cannot be written."""
        origins = {each.origin_id for each in batch if each.origin_id}
        known = known_origins(self._order.source, CUSTOMER, origins)
        erased = self._erased(origins - known.keys())
        people = [each for each in batch if each.origin_id not in known and each.origin_id not in erased]
        with transaction.atomic():
            taken = bring_people(
                people,
                self._order,
                country=self._brand.country,
                gives_identifiers=True,
                by=self._by,
                at=self._at,
            )
        taken_over = [one for one in taken if not one.refused]
        with self._counting:
            self._tally.known += sum(each.origin_id in known for each in batch)
            self._tally.taken += len(taken_over)
            self._tally.new_customers += sum(one.is_new for one in taken_over)
        for each in batch:
            if each.origin_id in erased:
                self._note(Bad(each.place, say.ERASED_HERE))
        for person, one in zip(people, taken, strict=True):
            if one.refused:
                self._note(Bad(person.place, one.refused, person.origin_id))
            elif one.left_out:
                self._note(Bad(person.place, say.IDENTIFIER_LEFT_OUT, person.origin_id, is_left_out=False))

    def end(self) -> None:
        """Nothing is left to do."""

    def _erased(self, origins: set[str]) -> set[str]:
        source = self._order.source
        return erased_among(source, CUSTOMER, origins) if has_erased(source, CUSTOMER) else set()


class Articles:
    """`bring(batch)` writes or, for a trial, only looks."""

    def __init__(
        self, order: Order, brand: BrandThere, tally: Tally, note: Note, *, by: Actor, at: dt.datetime
    ) -> None:
        self._order, self._brand, self._tally, self._note = order, brand, tally, note
        self._by, self._at, self._counting = by, at, Lock()

    def bring(self, batch: Sequence[ArticleRead]) -> None:
        """In one transaction. Raises IntegrityError, DataError and refusals when one of them cannot be written."""
        fresh = without_known(batch, ARTICLE, self._order)
        bad = list(fresh.bad)
        heavy = [each for each in fresh.records if is_too_heavy(each.html) or is_too_heavy(each.text)]
        bad += [Bad(each.place, say.ARTICLE_TOO_HEAVY, each.origin_id) for each in heavy]
        taken = [each for each in fresh.records if each not in heavy]
        if not self._order.is_trial:
            with transaction.atomic():
                ids = take_over_articles(articles=list(map(self._elsewhere, taken)), by=self._by, at=self._at)
                origins = [each.origin_id for each in taken]
                keep_origins(
                    self._order.source, ARTICLE, self._order.import_id, dict(zip(origins, ids, strict=True))
                )
        with self._counting:
            self._tally.taken += len(taken)
            self._tally.known += fresh.known
        for each in bad:
            self._note(each)

    def end(self) -> None:
        """Nothing is left to do."""

    def _elsewhere(self, article: ArticleRead) -> ArticleElsewhere:
        return ArticleElsewhere(
            brand_id=self._brand.pk,
            title=article.title,
            html=article.html,
            text=article.text,
            language=article.language or self._brand.language[:2],
            category=article.category,
            is_published=article.is_published,
            origin=f"{self._order.source}:{article.origin_id}",
            written_at=article.at,
        )
