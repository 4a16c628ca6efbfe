"""Every verb has its file, is told who and when, writes its audit entry and stands in one transaction."""

from __future__ import annotations

import ast
import re

import pytest

from atiende.site.rooms import ROOMS
from tests.architecture.source import PACKAGE, python_files, room_of, shown

ACTIONS = [
    path
    for path in python_files()
    if path.parent.name == "actions"
    and path.parent.parent.parent == PACKAGE
    and not path.name.startswith("_")
]


NOT_BY_AN_ACTOR = {
    "console.create_first_administrator": "nobody exists yet; the key of the set-up says who may",
    "identity.accept_invitation": "the token of the invitation says who may",
    "organisation.keep_set_up_answers": "nobody exists yet; the key of the set-up says who may",
    "views.make_list_export": "carried out in the name of who asked for it, whose rights are read anew",
    "views.run_bulk_change": "carried out in the name of who asked for it, whose rights are read anew",
    "views.finish_bulk_change": "carried out in the name of who asked for it",
    "organisation.forget_set_up_answers": "a part of finishing the set-up, which is audited",
}
"""Verbs that somebody performs before they are anybody."""

NOT_AUDITED = {
    "automation.forget_old_runs": "a log that is kept for a time, beside the audit",
    "automation.pause_broken_rules": "each rule that stops is audited (automation/running.py)",
    "automation.run_due_rules": "each run is a row of its own, and each deed is audited by its action",
    "automation.run_rules": "each run is a row of its own, and each deed is audited by its action",
    "playbooks.translate_message": "a way of reading; what the message says stays as it is",
    "playbooks.use_canned_reply": "how often a text was taken; what is written with it is audited",
    "views.request_bulk_change": "audited where it is written down (views/bulk_requests.py)",
    "views.request_bulk_undo": "audited where it is written down (views/bulk_requests.py)",
    "views.run_bulk_change": "each case's change is audited by its action, the end by views.finish_bulk_change",
    "tickets.mention_rule": "a line of the timeline; the rule's deeds are audited by their actions",
    "channels.keep_uploaded_file": "a file that nobody holds yet: the message that takes it is audited",
    "channels.process_raw_mails": "the cases that it opens and the messages that it receives are audited each",
    "customers.identify_customer": "the same as customers.identify_writer, which is audited",
    "integrations.import_files": "its beginning, its end and each record are audited (importing/files.py)",
    "integrations.run_import": "its beginning, its end and each record are audited (importing/files.py)",
    "integrations.owe_webhooks": "what happened is audited; what was sent, and whether it arrived, stands in the log",
    "notifications.forget_old_notifications": "that somebody was told is no deed; what they were told of is audited",
    "notifications.mark_read": "one's own reading",
    "notifications.notify": "what happened is audited; that somebody is told of it is no deed",
    "notifications.send_pushes": "that somebody is told is no deed",
    "notifications.send_mails": "each mail stands among those that were sent",
    "notifications.tell_of_overdue": "that somebody is told is no deed",
    "notifications.notify_owners": "that somebody is told is no deed",
    "service_levels.act_on_alarms": "each step stands in the clock's log; deeds of escalation are audited",
    "service_levels.keep_clocks": "clocks follow facts that are audited; each change stands in the log of its clock",
    "organisation.follow_presence": "presence is a timeline of its own, each change a row from and to",
    "organisation.note_activity": "presence is a timeline of its own, each change a row from and to",
    "organisation.warn_of_expiring_skills": "that somebody is told is no deed",
    "tickets.set_next_due": "a key for sorting: why it is due stands where the promise is kept",
    "organisation.keep_set_up_answers": "a draft, before there is a company",
    "organisation.forget_set_up_answers": "a part of finishing the set-up, which is audited",
    "channels.queue_side_mail": "the message that it carries is audited where it is written",
    "side_conversations.record_side_delivery": "what became of a mail is no deed",
    "tickets.learn_words": "how often words are written; what they are written in is audited",
    "tickets.discard_draft": "one's own unfinished words, which nobody else sees",
    "tickets.save_draft": "one's own unfinished words, saved every few seconds",
}


READS_BESIDE_THE_VERB = {"certificate_state", "certificate_pem"}
"""They read the very file that the verb writes; console has no tables and so no queries of it."""


def name_of(path) -> str:
    return f"{room_of(path)}.{path.stem}"


def verb_of(path) -> ast.FunctionDef:
    found = [n for n in python_files()[path].body if isinstance(n, ast.FunctionDef) and n.name == path.stem]
    assert found, f"{shown(path)} has no function {path.stem}"
    return found[0]


@pytest.mark.parametrize("path", ACTIONS, ids=name_of)
def test_an_action_is_told_who_and_when_by_name_and_says_what_it_returns(path):
    action = verb_of(path)
    assert not action.args.args, "arguments are given by name"
    given = {each.arg: ast.unparse(each.annotation) for each in action.args.kwonlyargs if each.annotation}
    if name_of(path) not in NOT_BY_AN_ACTOR:
        assert given.get("by") == "Actor"
        assert given.get("at") in {"datetime", "dt.datetime"}
    assert action.returns is not None


@pytest.mark.parametrize("path", ACTIONS, ids=name_of)
def test_an_action_says_in_a_sentence_what_it_does(path):
    assert ast.get_docstring(verb_of(path)) or ast.get_docstring(python_files()[path])


@pytest.mark.parametrize("path", [path for path in ACTIONS if name_of(path) not in NOT_AUDITED], ids=name_of)
def test_an_action_is_one_transaction_with_its_audit_entry(path):
    text = path.read_text(encoding="utf-8")
    uses_another = re.search(r"^from atiende\.\w+\.actions", text, re.MULTILINE)
    assert "atomic" in text
    assert uses_another or re.search(r"\brecord\w*\(", text), "it writes its audit entry"


def test_public_functions_of_actions_have_files_of_their_own():
    found = [
        f"{shown(path)}: {node.name}"
        for path in ACTIONS
        for node in python_files()[path].body
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith("_")
        and node.name not in {path.stem, *READS_BESIDE_THE_VERB}
    ]
    assert found == []


def test_every_room_says_what_it_is():
    lacking = [room for room in ROOMS if not (PACKAGE / room / "README.md").exists()]
    assert lacking == []
