"""Files of messages: taken without holding them in memory, refused in words, and nothing left of what was refused."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile

from atiende.desk.web import uploads
from atiende.platform.models.files import StoredFileRow
from atiende.platform.refusals.cut_bodies import BODY_WAS_CUT
from tests.desk.office import arrives, signed_in

pytestmark = pytest.mark.django_db
MEGABYTE = 1_000_000


def _on_its_way(megabytes: int) -> TemporaryUploadedFile:
    file = TemporaryUploadedFile("video.mp4", "video/mp4", megabytes * MEGABYTE, None)
    for _ in range(megabytes):
        file.write(b"x" * MEGABYTE)
    file.seek(0)
    return file


def _left_on_disk() -> list[Path]:
    return [path for path in Path(settings.FILES_ROOT).rglob("*") if path.is_file()]


def test_a_file_within_the_limit_goes_to_its_place_piece_by_piece() -> None:
    file = _on_its_way(19)
    tracemalloc.start()
    try:
        kept = uploads.keep(file)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert kept.size == 19 * MEGABYTE
    assert most < 3 * MEGABYTE


def test_a_file_beyond_the_limit_is_refused_with_it_and_leaves_nothing() -> None:
    opened, agent = arrives(), signed_in()
    before = _left_on_disk()
    answer = agent.post(
        f"/desk/tickets/{opened.number}/upload",
        {"file": SimpleUploadedFile("video.mp4", b"x" * 21 * MEGABYTE)},
        headers={"HX-Request": "true"},
    )
    assert answer.status_code == 413
    assert "20" in answer.json()["error"]
    assert _left_on_disk() == before
    assert not StoredFileRow.objects.exists()


@pytest.mark.parametrize("kind", ["reply", "note"])
def test_without_scripts_the_words_beside_a_file_of_200_mb_are_kept(kind: str) -> None:
    opened, agent = arrives(), signed_in()
    agent.defaults[BODY_WAS_CUT] = 64 * 2**20
    video = SimpleUploadedFile("video.mp4", b"x" * 21 * MEGABYTE)
    answer = agent.post(f"/desk/tickets/{opened.number}/{kind}", {"text": "Aquí la tiene.", "upload": video})
    page = answer.content.decode()
    assert answer.status_code == 413
    assert "Aquí la tiene." in page
    assert 'role="alert"' in page


def test_the_limit_stands_beside_the_button_before_anything_is_chosen() -> None:
    opened, agent = arrives(), signed_in()
    page = agent.get(f"/desk/tickets/{opened.number}/").content.decode()
    assert page.count("hasta 20, 20 MB en total") >= 2
