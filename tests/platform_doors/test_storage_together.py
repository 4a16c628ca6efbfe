"""Storing a content again at the very moment in which the sweep takes it away."""

import datetime as dt
import threading

import pytest
from django.db import connection, connections, transaction

from atiende.kernel.clock import utc_now
from atiende.platform.storage import find_file, hold, open_file, sweeping
from atiende.platform.storage.files import store
from atiende.platform.storage.sweeping import remove_unused

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def root(settings, tmp_path):
    settings.FILES_ROOT = str(tmp_path)


def test_a_content_stored_while_it_is_swept_stays(monkeypatch):
    store(b"same", name="a", media_type="text/plain")
    is_swept = threading.Event()
    remove = sweeping._remove_unless_known

    def remove_late(sha256):
        is_swept.set()  # the row is gone; now somebody stores the same content, and commits after a while
        return remove(sha256)

    monkeypatch.setattr(sweeping, "_remove_unless_known", remove_late)

    def sweep():
        remove_unused(utc_now() + dt.timedelta(hours=2))
        connections.close_all()

    thread = threading.Thread(target=sweep)
    with transaction.atomic():
        with connection.cursor() as cursor:  # as a slow transaction that is about to store would
            cursor.execute("SELECT 1")
        thread.start()
        assert is_swept.wait(10)
        again = store(b"same", name="b", media_type="text/plain")
        hold(again)
    thread.join(10)
    with open_file(find_file(again.id)) as content:
        assert content.read() == b"same"
