"""The database between tests that commit: what they left goes, what the migrations put there comes back.

Django empties every table by TRUNCATE and then writes roles, statuses and permissions anew, which takes longer than
many a test; deleting the few rows that are there takes a small part of it.
"""

from __future__ import annotations

import time
from typing import Any, Final

from django.db import connection
from django.test import TransactionTestCase

_KEEP: Final = """
CREATE SCHEMA pristine;

CREATE VIEW pristine.tables AS
  SELECT oid, relname AS name FROM pg_class
  WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
    AND relname <> 'django_migrations';

DO $body$
DECLARE
  each record;
  is_filled boolean;
BEGIN
  FOR each IN SELECT name FROM pristine.tables LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM public.%I)', each.name) INTO is_filled;
    IF is_filled THEN
      EXECUTE format('CREATE TABLE pristine.%I AS TABLE public.%I', each.name, each.name);
    END IF;
  END LOOP;
END $body$;

CREATE FUNCTION pristine.bring_back() RETURNS void LANGUAGE plpgsql SET session_replication_role = replica AS $body$
DECLARE
  each record;
  columns text;
BEGIN
  FOR each IN SELECT oid, name FROM pristine.tables LOOP
    EXECUTE format('DELETE FROM public.%I', each.name);
    IF to_regclass(format('pristine.%I', each.name)) IS NOT NULL THEN
      SELECT string_agg(quote_ident(attname), ', ') INTO columns FROM pg_attribute
        WHERE attrelid = each.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '';
      EXECUTE format(
        'INSERT INTO public.%I (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM pristine.%I',
        each.name, columns, columns, each.name
      );
    END IF;
  END LOOP;
END $body$;
"""

_OTHERS_AT_WORK: Final = """
SELECT FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend' AND state <> 'idle'
LIMIT 1
"""


def keep_what_is_there() -> None:
    """Remember the rows of a database that was just made, and let tests that commit bring them back."""
    with connection.cursor() as cursor:
        cursor.execute(_KEEP)
    TransactionTestCase._fixture_teardown = bring_back  # type: ignore[method-assign]


def bring_back(_case: Any = None) -> None:
    """The database as it was when its rows were remembered: also for what a module committed for all of its tests."""
    with connection.cursor() as cursor:
        _let_others_finish(cursor)
        cursor.execute("SELECT pristine.bring_back()")


def _let_others_finish(cursor: Any) -> None:
    """A request of a browser that was just closed may still be writing. Two seconds at most."""
    deadline = time.monotonic() + 2
    while time.monotonic() < deadline:
        cursor.execute(_OTHERS_AT_WORK)
        if cursor.fetchone() is None:
            return
        time.sleep(0.02)
