"""When static files are collected the style sheet becomes one file, and every name carries its hash."""

from __future__ import annotations

import json

import pytest
from django.core.management import call_command

from atiende.platform.ui.static_files import HashedStaticFiles


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    root = tmp_path_factory.mktemp("static")
    from django.test import override_settings

    with override_settings(STATIC_ROOT=root):
        for _time in ("a first start", "after an upgrade, beside what the version before left"):
            call_command("collectstatic", interactive=False, verbosity=0)
        yield root


def manifest(root) -> dict[str, str]:
    return json.loads((root / "staticfiles.json").read_text(encoding="utf-8"))["paths"]


def test_one_sheet_without_imports(collected):
    sheet = (collected / manifest(collected)["ui/css/atiende.css"]).read_text(encoding="utf-8")
    assert "@import" not in sheet
    assert "@layer components{" in sheet
    assert "/*" not in sheet
    assert "inter-latin-wght-normal." in sheet


def test_what_scrolls_sideways_keeps_the_words_for_readers_alone_inside(collected):
    sheet = (collected / manifest(collected)["ui/css/atiende.css"]).read_text(encoding="utf-8")
    assert ".scrollx{position:relative;" in sheet


def test_modules_import_each_other_by_hashed_names(collected):
    paths = manifest(collected)
    entry = (collected / paths["ui/js/atiende.js"]).read_text(encoding="utf-8")
    assert paths["ui/js/live.js"].rpartition("/")[2] in entry
    assert '"./live.js"' not in entry


def test_scripts_come_without_what_only_their_readers_need(collected):
    entry = (collected / manifest(collected)["desk/workspace.js"]).read_text(encoding="utf-8")
    assert "\n  " not in entry
    assert "// " not in entry


def test_each_script_of_ours_is_small(collected):
    for path in (collected / "ui/js").glob("*.js.gz"):
        assert path.stat().st_size < 6 * 1024, path.name


def test_plain_names_until_something_is_collected(tmp_path):
    assert HashedStaticFiles(location=tmp_path).stored_name("ui/css/atiende.css") == "ui/css/atiende.css"
