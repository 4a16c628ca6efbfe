"""Files in a store that speaks S3: the same door, over a line that breaks."""

import datetime as dt
import io

import pytest
from django.db import transaction

from atiende.kernel.clock import utc_now
from atiende.platform.models import StoredFileRow
from atiende.platform.storage import (
    FileMissing,
    FileStoreUnusable,
    FileTooLarge,
    NewContent,
    find_file,
    hold,
    open_file,
    part_response,
    release,
    store,
    store_all,
)
from atiende.platform.storage.sweeping import remove_unused, sweep_folder
from tests.platform_doors.s3_server import KEYS, BreakingWay, s3_server

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.process]

_MB = 1_000_000


@pytest.fixture(scope="module")
def server():
    with s3_server("files") as port:
        yield port


@pytest.fixture
def way(server):
    opened = BreakingWay(server)
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def kept_there(settings, way, request, monkeypatch):
    from atiende.platform.storage import s3_client

    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(s3_client, "ANSWER_SECONDS", 1)
    settings.FILES_ROOT = f"s3://files/{abs(hash(request.node.name))}?endpoint=http://127.0.0.1:{way.port}"


def keep(content=b"contenido", **changes):
    return store(content, **{"name": "informe.csv", "media_type": "text/csv", **changes})


def read(file):
    with open_file(file) as content:
        return content.read()


def later(**elapsed):
    return utc_now() + dt.timedelta(**elapsed)


def puts(way):
    return [path for method, path, _range in way.seen if method == "PUT"]


@pytest.mark.parametrize("content", [b"", b"x", b"y" * 3 * _MB])
def test_what_is_stored_comes_back(content, way):
    file = keep(io.BytesIO(content))
    assert read(file) == content
    assert puts(way)[0].endswith(f"/{file.sha256[:2]}/{file.sha256[2:]}")


def test_the_same_content_twice_goes_out_once(way):
    first, second = keep(name="a.csv"), keep(name="b.csv")
    assert first.id == second.id
    assert len(puts(way)) == 1


def test_several_at_once_come_back_in_their_order():
    contents = [b"%d" % number * 1000 for number in range(12)]
    files = store_all(NewContent(content, "x", "text/plain") for content in [*contents, contents[0]])
    assert [read(file) for file in files] == [*contents, contents[0]]


def test_a_part_of_a_large_file_costs_a_part(rf, way):
    file = keep(bytes(range(256)) * 20_000)
    answer = part_response(rf.get("/", headers={"Range": "bytes=4000000-4000009"}), file)
    assert answer.status_code == 206
    assert b"".join(answer.streaming_content) == bytes(n % 256 for n in range(4_000_000, 4_000_010))
    assert [asked for method, _path, asked in way.seen if method == "GET"] == ["bytes=4000000-5119999"]


def test_what_nobody_holds_goes_and_what_is_missing_is_told():
    file, other = keep(), keep(b"otro")
    hold(file, other)
    assert sweep_folder(utc_now()).missing == 0
    release(file)
    assert remove_unused(later(hours=2)) == 1
    with pytest.raises(FileMissing):
        open_file(file)
    from atiende.platform.storage.places import place

    place().remove_content(other.sha256)
    assert sweep_folder(utc_now()).missing == 1
    assert read(keep(b"otro")) == b"otro"
    assert StoredFileRow.objects.get(pk=other.id).missing_since is None
    assert find_file(other.id) == other


def test_work_undone_leaves_an_orphan_that_is_swept():
    with transaction.atomic():
        keep(b"orphan")
        transaction.set_rollback(True)
    assert sweep_folder(utc_now()).orphans_removed == 0
    assert sweep_folder(later(days=2)).orphans_removed == 1


@pytest.mark.parametrize("broken", ["drop", "500", "503", "slow"])
def test_a_fault_or_two_are_passed_over(way, broken):
    way.breaks = [broken, broken]
    file = keep(b"z" * 100_000)
    way.breaks = [broken, broken]
    assert read(file) == b"z" * 100_000


@pytest.mark.parametrize("broken", ["drop", "500"])
def test_a_store_that_stays_away_is_a_refusal_and_nothing_is_listed(way, broken):
    way.breaks = [broken] * 40
    with pytest.raises(FileStoreUnusable, match="server of files"):
        keep()
    assert not StoredFileRow.objects.exists()
    way.breaks = []
    assert read(keep()) == b"contenido"


def test_an_answer_cut_in_the_middle_is_read_on_from_there(way):
    content = bytes(range(256)) * 8_000
    file = keep(content)
    way.breaks = ["", "cut", "cut"]
    assert read(file) == content
    asked = [asked for method, _path, asked in way.seen if method == "GET"]
    assert asked[0].startswith("bytes=0-")
    assert len(asked) == 3
    assert not asked[1].startswith("bytes=0-")


def test_an_upload_whose_answer_was_lost_is_there_once_and_whole(way):
    way.breaks = ["", "drop"]
    assert read(keep(b"w" * 50_000)) == b"w" * 50_000


def test_too_large_is_refused_before_a_byte_goes_out(way):
    with pytest.raises(FileTooLarge):
        keep((b"x" * 100_000 for _ in range(1000)), limit_bytes=_MB)
    assert not way.seen


def test_keys_that_are_refused_say_so(way, settings):
    settings.FILES_ROOT = settings.FILES_ROOT.replace("//files/", "//nobodys/")
    with pytest.raises(FileStoreUnusable, match="NoSuchBucket"):
        keep()


def test_keys_may_lie_in_a_file_of_the_data_folder(settings, tmp_path, monkeypatch):
    from atiende.platform.storage.s3_client import _keys

    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "s3.key").write_text(
        "[default]\naws_access_key_id = A\naws_secret_access_key = b%c\n"
    )
    assert _keys(tmp_path) == {"aws_access_key_id": "A", "aws_secret_access_key": "b%c"}
    (tmp_path / "keys" / "s3.key").write_text("oops")
    with pytest.raises(FileStoreUnusable, match=r"s3\.key must hold"):
        _keys(tmp_path)


def test_files_of_a_folder_move_into_the_store_once(settings, tmp_path):
    from atiende.platform.storage.copying import copy_contents

    there = settings.FILES_ROOT
    settings.FILES_ROOT = str(tmp_path)
    files = [keep(b"one"), keep(b"two"), keep(b"three")]
    damaged = tmp_path / files[2].sha256[:2] / files[2].sha256[2:]
    damaged.write_bytes(b"throo")
    settings.FILES_ROOT = there
    keep(b"two")
    done = copy_contents(str(tmp_path), advance=lambda *_: None)
    assert (done.copied, done.there_already, done.lost) == (1, 1, (files[2].sha256,))
    assert copy_contents(str(tmp_path), advance=lambda *_: None).copied == 0
    assert read(files[0]) == b"one"


def test_the_doctor_asks_the_store(way):
    from atiende.site.doctor.files import files

    assert files().state == "ok"
    way.breaks = ["500"] * 20
    assert files().state == "failure"
