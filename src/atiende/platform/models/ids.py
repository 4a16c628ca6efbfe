"""The database's own numbering: time-ordered ids, so that a table can be partitioned by range of its key."""

from __future__ import annotations

from django.db import models


class NextId(models.Func):
    """`db_default` of a time-ordered key: milliseconds since 2024, then 22 bits of one sequence."""

    function = "atiende_next_id"
    arity = 0
    output_field = models.BigIntegerField()
