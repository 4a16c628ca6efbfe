"""Queries of Django that it words once: wording one costs more than answering it.

The first call for a shape asks Django for the statement, with marks in the place of the values; each call sends that
statement, prepared, with its own values, and gets the instances that Django would have made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, Generic, TypeVar, cast

from django.db import connection
from django.db.models import Model, QuerySet
from django.db.models.query import get_related_populators

from atiende.platform.postgres.base import DatabaseWrapper

M = TypeVar("M", bound=Model)
Values = Mapping[str, int | Sequence[int]]
_MARKS_FROM: Final = 2**62 + 777_000_000
"""No id is so large: ids are counted up, or made of the time."""


class Worded(Generic[M]):
    """`build` makes the query from numbers and lists of numbers alone, which stand in it as they are."""

    def __init__(self, build: Callable[..., QuerySet[M]]) -> None:
        self._build = build
        self._wordings: dict[tuple[tuple[str, int], ...], _Wording] = {}

    def rows(self, **values: int | Sequence[int]) -> list[M]:
        """As `build(**values)` would find them. A shape is which values there are, and how long each list is."""
        shape = tuple((name, _length(value)) for name, value in values.items())
        wording = self._wordings.get(shape)
        if wording is None:
            wording = self._wordings[shape] = _Wording(self._build, values)
        return wording.rows(values)


class _Wording:
    def __init__(self, build: Callable[..., QuerySet[Any]], values: Values) -> None:
        marks, self._places = _marked(values)
        query = build(**marks)
        self._compiler = query.query.get_compiler(using=query.db)
        self._sql, wanted = self._compiler.as_sql()
        self._wanted = [self._places.get(each, each) for each in wanted]
        select, info = self._compiler.select, self._compiler.klass_info
        self._from, self._to = info["select_fields"][0], info["select_fields"][-1] + 1
        self._names = [each[0].target.attname for each in select[self._from : self._to]]
        self._model, self._alias = info["model"], query.db
        self._populators = get_related_populators(info, select, query.db)  # type: ignore[call-arg]  # of a later Django

    def rows(self, values: Values) -> list[Any]:
        sent = [_value(values, *each) if isinstance(each, tuple) else each for each in self._wanted]
        with cast(DatabaseWrapper, connection).prepared_cursor() as cursor:
            cursor.execute(self._sql, sent)
            found = cursor.fetchall()
        return [self._instance(row) for row in self._compiler.results_iter(results=[found])]

    def _instance(self, row: Sequence[Any]) -> Any:
        made = self._model.from_db(self._alias, self._names, row[self._from : self._to])
        for populator in self._populators:
            populator.populate(row, made)
        return made


def _length(value: int | Sequence[int]) -> int:
    return -1 if isinstance(value, int) else len(value)


def _marked(values: Values) -> tuple[dict[str, Any], dict[int, tuple[str, int]]]:
    """The values as marks, and for each mark whose it is and the how manieth."""
    places: dict[int, tuple[str, int]] = {}
    marks: dict[str, Any] = {}
    for name, value in values.items():
        many = [0] if isinstance(value, int) else range(len(value))
        own = []
        for index in many:
            mark = _MARKS_FROM + len(places)
            places[mark] = (name, index)
            own.append(mark)
        marks[name] = own[0] if isinstance(value, int) else own
    return marks, places


def _value(values: Values, name: str, index: int) -> int:
    value = values[name]
    return value if isinstance(value, int) else value[index]
