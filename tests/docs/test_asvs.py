"""The walk through the ASVS: each number once, each with a state, each test that it names is there."""

from __future__ import annotations

import ast
import functools
import re
from collections import Counter

from tests.architecture.source import ROOT

PAGE = ROOT / "docs" / "asvs.md"
LEVELS_1_AND_2 = {
    "1.1": "1-7", "1.2": "1-4", "1.4": "1 4-5", "1.5": "1-4", "1.6": "1-4", "1.7": "1-2", "1.8": "1-2", "1.9": "1-2",
    "1.10": "1", "1.11": "1-2", "1.12": "2", "1.14": "1-6",
    "2.1": "1-12", "2.2": "1-3", "2.3": "1-3", "2.4": "1-5", "2.5": "1-7", "2.6": "1-3", "2.7": "1-6", "2.8": "1-7",
    "2.9": "1-3", "2.10": "1-4",
    "3.1": "1", "3.2": "1-4", "3.3": "1-4", "3.4": "1-5", "3.5": "1-3", "3.7": "1",
    "4.1": "1-3 5", "4.2": "1-2", "4.3": "1-3",
    "5.1": "1-5", "5.2": "1-8", "5.3": "1-10", "5.4": "1-3", "5.5": "1-4",
    "6.1": "1-3", "6.2": "1-6", "6.3": "1-2", "6.4": "1-2",
    "7.1": "1-4", "7.2": "1-2", "7.3": "1 3-4", "7.4": "1-3",
    "8.1": "1-4", "8.2": "1-3", "8.3": "1-8",
    "9.1": "1-3", "9.2": "1-4",
    "10.2": "1-2", "10.3": "1-3",
    "11.1": "1-8",
    "12.1": "1-3", "12.2": "1", "12.3": "1-6", "12.4": "1-2", "12.5": "1-2", "12.6": "1",
    "13.1": "1 3-5", "13.2": "1-3 5-6", "13.3": "1-2", "13.4": "1-2",
    "14.1": "1-4", "14.2": "1-6", "14.3": "2-3", "14.4": "1-7", "14.5": "1-4",
}  # fmt: skip
"""The numbers of version 4.0.3 that level 1 or level 2 asks for, by section: 259."""
STATES = {"met", "operator", "not applicable", "not met"}
_ROW = re.compile(r"^\| (\d+\.\d+\.\d+) \| (.+?) \| (.+?) \| (.+) \|$", re.MULTILINE)
_TEST = re.compile(r"tests/([\w/]+\.py)::(test_\w+)")


def rows() -> list[tuple[str, str, str, str]]:
    return _ROW.findall(PAGE.read_text(encoding="utf-8"))


def numbers() -> set[str]:
    found = set()
    for section, ranges in LEVELS_1_AND_2.items():
        for piece in ranges.split():
            first, _, last = piece.partition("-")
            found |= {f"{section}.{place}" for place in range(int(first), int(last or first) + 1)}
    return found


def test_each_number_stands_there_once():
    told = Counter(number for number, *_rest in rows())
    assert len(numbers()) == 259
    assert set(told) == numbers()
    assert {number: count for number, count in told.items() if count != 1} == {}


def test_each_has_a_state_and_says_why():
    assert {state for _number, _asks, state, _shown in rows()} <= STATES
    assert [number for number, asks, _state, shown in rows() if len(asks) < 4 or len(shown) < 8] == []


def test_each_test_that_is_named_is_there():
    named = set(_TEST.findall(PAGE.read_text(encoding="utf-8")))
    assert len(named) > 100
    missing = {f"{path}::{test}" for path, test in named if test not in functions_in(path)}
    assert missing == set()


def test_what_is_not_met_names_its_reason_and_is_told_in_the_overview():
    overview = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    not_met = {number for number, _asks, state, _shown in rows() if state == "not met"}
    assert not_met
    assert {number for number in not_met if number not in overview} == set()


@functools.cache
def functions_in(path: str) -> set[str]:
    file = ROOT / "tests" / path
    if not file.exists():
        return set()
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
