"""Modules become fewer files and keep doing the same; what pages share is run once."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from atiende.platform.ui.joined_modules import NotPlain, joined_modules

SOURCES = {
    "ui/words.js": "globalThis.ran = (globalThis.ran ?? 0) + 1;\nexport const words = (key) => `<${key}>`;\n",
    "ui/page.js": 'import { words } from "./words.js";\nglobalThis.page = words("page");\n',
    "desk/all.js": (
        'import "./parts/list.js";\nimport { size, turn as turned } from "./parts/list.js";\n'
        "export const told = `${size} ${turned()}`;\nglobalThis.told = told;\n"
    ),
    "desk/parts/list.js": (
        'import { words as kitWords } from "../../ui/words.js";\nimport { first } from "./row.js";\n'
        "const own = 1;\nexport const size = first() + own;\nexport function turn() {\n  return kitWords(own);\n}\n"
    ),
    "desk/parts/row.js": "const own = 41;\nexport function first() {\n  return own;\n}\n",
}


def test_what_one_page_alone_needs_is_in_its_file_and_what_is_shared_is_not() -> None:
    joined = joined_modules(SOURCES)
    assert set(joined) == {"desk/all.js"}
    assert joined["desk/all.js"].count("import ") == 1
    assert 'from "../ui/words.js"' in joined["desk/all.js"]


@pytest.mark.skipif(shutil.which("node") is None, reason="needs node to run the modules")
def test_it_does_the_same(tmp_path: Path) -> None:
    for name, source in {**SOURCES, **joined_modules(SOURCES)}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(source)
    (tmp_path / "package.json").write_text('{"type": "module"}')
    (tmp_path / "run.js").write_text(
        'import "./ui/page.js";\nimport { told } from "./desk/all.js";\n'
        "console.log(JSON.stringify([told, globalThis.told, globalThis.page, globalThis.ran]));\n"
    )
    done = subprocess.run(["node", tmp_path / "run.js"], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == ["42 <1>", "42 <1>", "<page>", 1]


@pytest.mark.parametrize("line", ["export default 1;", "export let a = 1;", 'import * as x from "./b.js";'])
def test_a_form_that_is_not_understood_stops_the_collecting(line: str) -> None:
    with pytest.raises(NotPlain):
        joined_modules({"ui/a.js": f"{line}\n", "ui/b.js": ""})


def test_what_is_asked_for_later_stays_a_file_and_is_named_from_where_the_code_lies_now() -> None:
    joined = joined_modules(
        {
            "desk/all.js": 'import "./parts/button.js";\n',
            "desk/parts/button.js": 'const later = () => import("./rich/editor.js");\n',
            "desk/parts/rich/editor.js": "export const on = 1;\n",
        }
    )
    assert set(joined) == {"desk/all.js"}
    assert 'import("./parts/rich/editor.js")' in joined["desk/all.js"]
