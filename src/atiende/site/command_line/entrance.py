"""From the words typed to the command that does them, and from its end to the exit code."""

from __future__ import annotations

import argparse
import sys
from typing import NoReturn

from atiende import __version__
from atiende.kernel.refusals import Refusal
from atiende.site.command_line.catalogues import compile_stale
from atiende.site.command_line.registry import Name, command_names, load, passes_arguments_on
from atiende.site.command_line.words import gettext, sentence_of, speak_locale

REFUSED = 1
WRONG_USAGE = 2


def main() -> NoReturn:
    """Run the command named in sys.argv: exit code 0 done, 1 refused in one sentence, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal without our letters must not end the program
    compile_stale()
    speak_locale()
    sys.exit(run(sys.argv[1:]))


def run(words: list[str]) -> int:
    """Run a command given as words and return its exit code."""
    if not words or words[0] in {"-h", "--help", "help"}:
        sys.stdout.write(_help(()))
        return 0
    if words[0] == "--version":
        sys.stdout.write(f"atiende {__version__}\n")
        return 0
    name = _named_by(words)
    if name is None:
        return _unknown(words)
    return _run_named(name, words[len(name) :])


def _run_named(name: Name, rest: list[str]) -> int:
    command = load(name)
    try:
        if passes_arguments_on(command) and rest not in (["--help"], ["-h"]):
            return command.run(argparse.Namespace(arguments=rest))
        parser = argparse.ArgumentParser(
            prog="atiende " + " ".join(name), description=gettext(command.SUMMARY), allow_abbrev=False
        )
        if passes_arguments_on(command):
            parser.add_argument("arguments", nargs="*", metavar="…", help=gettext("passed on as they are"))
        command.add_arguments(parser)
        arguments = parser.parse_args(rest)
        if unreadable := _unreadable(arguments):
            parser.error(gettext("%(name)s is not text in UTF-8") % {"name": unreadable})
        return command.run(arguments)
    except Refusal as refusal:
        sys.stderr.write(sentence_of(refusal) + "\n")
        return REFUSED
    except BrokenPipeError:
        sys.stderr.close()
        return REFUSED
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        return 130


def _unreadable(arguments: argparse.Namespace) -> str | None:
    """The first argument with bytes that are no letters. Paths may have any: they are not kept as words."""
    for name, value in vars(arguments).items():
        words = value if isinstance(value, list) else [value]
        if name != "path" and any(isinstance(word, str) and _has_stray_bytes(word) for word in words):
            return name
    return None


def _has_stray_bytes(word: str) -> bool:
    return any("\udc80" <= letter <= "\udcff" for letter in word)


def _named_by(words: list[str]) -> Name | None:
    known = set(command_names())
    for length in (3, 2, 1):
        if tuple(words[:length]) in known:
            return tuple(words[:length])
    return None


def _unknown(words: list[str]) -> int:
    group = (words[0],)
    if any(name[:1] == group for name in command_names()):
        asked = any(word in {"-h", "--help"} for word in words)
        (sys.stdout if asked else sys.stderr).write(_help(group))
        return 0 if asked else WRONG_USAGE
    said = gettext("There is no command %(name)s. See them all with: atiende --help") % {"name": words[0]}
    sys.stderr.write(said + "\n")
    return WRONG_USAGE


def _help(group: Name) -> str:
    shown = [name for name in command_names() if name[: len(group)] == group]
    width = max((len(" ".join(name)) for name in shown), default=0)
    lines = [gettext("usage: ") + " ".join(["atiende", *group, gettext("COMMAND"), "[…]"]), ""]
    lines += [f"  {' '.join(name):<{width}}  {gettext(load(name).SUMMARY)}" for name in shown]
    lines += ["", gettext("Each command explains itself with --help.")]
    return "\n".join(lines) + "\n"
