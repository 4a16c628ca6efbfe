"""Files by content: stored once, counted, removed when nobody holds them, and never half-written."""

import datetime as dt
import errno
import hashlib
import io
import os
import re
from pathlib import Path

import pytest
from django.db import transaction
from django.urls import reverse

from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotFound
from atiende.platform.models import StoredFileRow
from atiende.platform.storage import (
    DiskFull,
    FileMissing,
    FileStoreUnusable,
    FileTooLarge,
    address_of,
    find_file,
    hold,
    open_file,
    release,
    store,
)
from atiende.platform.storage.sweeping import remove_unused, sweep_folder
from tests.platform_doors.live_line import create_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def root(settings, tmp_path):
    settings.FILES_ROOT = str(tmp_path / "files")
    return tmp_path / "files"


def keep(content=b"contenido", **changes):
    return store(content, **{"name": "informe.csv", "media_type": "text/csv", **changes})


def on_disk(root):
    return sorted(path for path in Path(root).rglob("*") if path.is_file())


def later(**elapsed):
    return utc_now() + dt.timedelta(**elapsed)


def read(file):
    with open_file(file) as content:
        return content.read()


@pytest.mark.parametrize("content", [b"", b"x", b"y" * 1_000_000])
def test_what_is_stored_comes_back(root, content):
    file = keep(io.BytesIO(content))
    assert (file.size, file.sha256) == (len(content), hashlib.sha256(content).hexdigest())
    assert read(file) == content
    assert on_disk(root) == [root / file.sha256[:2] / file.sha256[2:]]


def test_the_same_content_twice_is_one_file(root):
    first, second = keep(name="a.csv"), keep(name="b.csv")
    assert (first.id, first.name, second.name) == (second.id, "a.csv", "b.csv")
    assert len(on_disk(root)) == 1


def test_a_file_goes_with_the_last_who_holds_it(root):
    file = keep()
    hold(file)
    hold(file)
    release(file)
    assert remove_unused(later(hours=2)) == 0
    release(file)
    assert remove_unused(utc_now()) == 0  # its grace
    assert read(file)
    assert remove_unused(later(hours=2)) == 1
    assert not on_disk(root)
    with pytest.raises(NotFound):
        find_file(file.id)


def test_holding_again_within_the_grace_saves_it(root):
    file = keep()
    hold(file)
    release(file)
    hold(keep())
    assert remove_unused(later(days=9)) == 0
    assert read(file)


def test_what_nobody_holds_cannot_be_released():
    file = keep()
    with pytest.raises(NotFound):
        release(file)
    assert StoredFileRow.objects.get().references == 0


def test_work_undone_leaves_an_orphan_that_is_swept(root):
    with transaction.atomic():
        keep()
        transaction.set_rollback(True)
    assert len(on_disk(root)) == 1
    assert sweep_folder(utc_now()).orphans_removed == 0  # the work may be under way still
    assert sweep_folder(later(days=2)).orphans_removed == 1
    assert not on_disk(root)


def test_a_missing_file_is_reported_until_it_is_back(root):
    file = keep()
    on_disk(root)[0].unlink()
    assert sweep_folder(utc_now()).missing == 1
    with pytest.raises(FileMissing):
        open_file(file)
    assert read(keep()) == b"contenido"
    assert StoredFileRow.objects.get().missing_since is None


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_leaves_nothing_behind(root, monkeypatch, number):
    def full(descriptor):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("atiende.platform.storage.folder.os.fsync", full)
    with pytest.raises(DiskFull):
        keep()
    assert not on_disk(root)
    assert not StoredFileRow.objects.exists()


def test_a_disk_that_fills_in_the_middle_leaves_nothing_behind(root):
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, before[1]))
    try:
        with pytest.raises(DiskFull):
            keep(b"x" * 1_000_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert not on_disk(root)


def test_a_reader_that_breaks_leaves_nothing_behind(root):
    def broken():
        yield b"first"
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        keep(broken())
    assert not on_disk(root)


def test_a_folder_of_somebody_else_is_told(settings, tmp_path):
    (tmp_path / "a_file").touch()
    settings.FILES_ROOT = str(tmp_path / "a_file" / "folder")
    with pytest.raises(FileStoreUnusable, match="Not a directory"):
        keep()


def test_too_large_is_refused_as_soon_as_it_shows(root):
    with pytest.raises(FileTooLarge, match="larger than 1 MB"):
        keep((b"x" * 100_000 for _ in range(1000)), limit_bytes=1_000_000)
    assert not on_disk(root)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "_.._etc_passwd"), ("C:\\x\\y.txt", "C_x_y.txt"), ("", "file"), ("...", "file"),
        ("a\r\nSet-Cookie: x", "a Set-Cookie_ x"), ("fdp.\u202egnp", "fdp.gnp"), ("<script>.html", "_script_.html"),
        ("x" * 500, "x" * 150), ("niño ñ.pdf", "niño ñ.pdf"),
    ],
)  # fmt: skip
def test_names_are_only_names(given, kept):
    assert keep(name=given).name == kept


def test_a_type_that_is_none_promises_nothing():
    assert keep(media_type="text/html; charset=utf-8").media_type == "text/html"
    assert keep(media_type="no type\r\nX: y").media_type == "application/octet-stream"


@pytest.fixture
def owner():
    return create_user("owner")


def test_its_owner_gets_the_file_to_save_and_never_to_show(client, owner):
    file = keep(b"<script>alert(1)</script>", name="ñandú <b>.html", media_type="text/html")
    client.force_login(owner)
    response = client.get(address_of(file, user_id=owner.pk))
    assert b"".join(response.streaming_content) == b"<script>alert(1)</script>"
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment;")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "no-store" in response["Cache-Control"]


def test_an_address_is_of_no_use_to_a_colleague_or_a_stranger(client, owner):
    address = address_of(keep(), user_id=owner.pk)
    assert client.get(address).status_code == 404
    client.force_login(create_user("colleague"))
    assert client.get(address).status_code == 404


def test_an_old_or_altered_address_is_of_no_use(client, owner, monkeypatch):
    client.force_login(owner)
    address = address_of(keep(), user_id=owner.pk)
    assert client.get(address[:-3] + "abc").status_code == 404
    assert client.get(reverse("files:download", args=["made-up"])).status_code == 404
    monkeypatch.setattr("atiende.platform.storage.serving.LIFETIME_SECONDS", -1)
    assert client.get(address).status_code == 404


def test_the_folder_holds_nothing_that_names_a_person(root):
    keep(name="nómina de Ana.pdf")
    assert all(re.fullmatch(r"[0-9a-f]{62}", path.name) for path in on_disk(root))
