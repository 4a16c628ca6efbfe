"""A kept connection that still lives costs no question; one that was ended is noticed at once."""

from __future__ import annotations

import select

from django.db import connection


def test_a_living_connection_is_not_asked_again(db):
    assert connection.is_usable()
    with connection.execute_wrapper(_forbidden):
        assert connection.is_usable()


def test_an_ended_connection_is_noticed(django_db_blocker, db):
    other = connection.copy()
    with django_db_blocker.unblock():
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            pid = cursor.fetchone()[0]
        assert other.is_usable()
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s)", [pid])
        assert select.select([other.connection.fileno()], [], [], 10)[0]
        assert not other.is_usable()
        other.close()


def _forbidden(*_args: object) -> None:
    raise AssertionError("a living connection was asked")
