"""Static files under names that carry their content's hash, so that browsers may keep them for ever."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from rcssmin import cssmin
from rjsmin import jsmin
from whitenoise.storage import CompressedManifestStaticFilesStorage

from atiende.platform.ui.joined_modules import joined_modules, modules_of

_IMPORT: Final = re.compile(r'@import "(?P<file>[^"]+)" layer\((?P<layer>[\w.-]+)\);')


_SHORTENERS: Final[dict[str, Callable[[str], str]]] = {".js": jsmin, ".css": cssmin}
_LONG_AGO: Final = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_ROOMS: Final = ("ui", "identity", "organisation", "desk", "portal", "console")


class HashedStaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Hashes names, also in imports between modules; joins style sheets and modules into fewer files; compresses."""

    manifest_strict = True
    # Only modules of ours: those of others may name files that their package does not hold.
    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        *(
            (f"{room}/*.js", CompressedManifestStaticFilesStorage._js_module_import_aggregation_patterns[1])
            for room in _ROOMS
        ),
    )

    def stored_name(self, name: str) -> str:
        """The name with its hash; the plain one as long as nothing was collected (tests without a browser)."""
        return super().stored_name(name) if self.hashed_files else name

    def get_modified_time(self, name: str) -> dt.datetime:
        """What lies there was changed by joining, or is of another version: it is always copied anew."""
        return _LONG_AGO

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        if not dry_run:
            for name in paths:
                if name.endswith(".css") and join_layers(Path(self.path(name))):
                    paths[name] = (self, name)  # what follows reads the joined copy, not the source
            for name in self._join_modules(paths):
                paths[name] = (self, name)
            for name in self._shorten(paths):
                paths[name] = (self, name)
        yield from super().post_process(paths, dry_run, **options)

    def _join_modules(self, paths: dict[str, Any]) -> list[str]:
        """The modules that took others in; these stay too, for whoever still has a page that names them."""
        sources = {
            name: Path(paths[name][0].path(paths[name][1])).read_text(encoding="utf-8")
            for name in modules_of(paths, _ROOMS)
        }
        joined = joined_modules(sources)
        for name, text in joined.items():
            Path(self.path(name)).write_text(text, encoding="utf-8")
        return list(joined)

    def _shorten(self, paths: dict[str, Any]) -> list[str]:
        """Our scripts and sheets without what only their readers need: comments and indentation."""
        own = [name for name in paths if name.partition("/")[0] in _ROOMS]
        shortened = [name for name in own if name.endswith(tuple(_SHORTENERS))]
        for name in shortened:
            text = Path(paths[name][0].path(paths[name][1])).read_text(encoding="utf-8")
            place = Path(self.path(name))
            place.write_text(_SHORTENERS[place.suffix](text), encoding="utf-8")
        return shortened


def join_layers(sheet: Path) -> bool:
    """Put in place of each `@import "part.css" layer(x);` what that part holds; whether there was any."""
    source = sheet.read_text(encoding="utf-8")

    def part(match: re.Match[str]) -> str:
        content = (sheet.parent / match["file"]).read_text(encoding="utf-8")
        return f"@layer {match['layer']} {{\n{content}\n}}"

    joined = _IMPORT.sub(part, source)
    if joined == source:
        return False
    sheet.write_text(joined, encoding="utf-8")
    return True
