"""Which case a mail belongs to: what proves it and what does not."""

from __future__ import annotations

from collections.abc import Iterable

from atiende.channels.rules.mail.evidence import Join, KnownReference, Place, place_of

OURS, THEIRS = 7, 9


def place(
    *,
    token: int | None = None,
    references: Iterable[KnownReference] = (),
    subject: int | None = None,
    takes_part_in: frozenset[int] = frozenset(),
    writes_to: frozenset[int] = frozenset(),
    written_to: frozenset[int] = frozenset(),
    waiting: Iterable[int] = (),
) -> Place:
    return place_of(
        token_ticket=token,
        references=tuple(references),
        subject_ticket=subject,
        takes_part=takes_part_in.__contains__,
        writes_to_participant=writes_to.__contains__,
        was_written_to=written_to.__contains__,
        waiting_tickets=lambda: waiting,
    )


def sent(ticket: int) -> KnownReference:
    return KnownReference(ticket, 1, is_own=True)


def mentioned(ticket: int) -> KnownReference:
    return KnownReference(ticket, None, is_own=False)


def test_without_evidence_it_is_a_new_case():
    assert place() == Place(Join.NEW)


def test_a_token_joins_whoever_writes_and_says_whether_they_take_part():
    assert place(token=OURS, takes_part_in=frozenset({OURS})) == Place(Join.JOIN, OURS)
    assert place(token=OURS) == Place(Join.JOIN, OURS, is_stranger=True)


def test_a_token_comes_before_message_ids_and_subject():
    known = frozenset({OURS, THEIRS})
    assert place(token=OURS, references=[sent(THEIRS)], subject=THEIRS, takes_part_in=known).ticket_id == OURS


def test_case_07_a_known_message_id_never_joins_a_stranger():
    assert place(references=[sent(OURS)]) == Place(Join.LINK, OURS)


def test_case_09_an_answer_through_an_unknown_mail_joins_by_what_both_refer_to():
    assert place(references=[mentioned(OURS)], takes_part_in=frozenset({OURS})) == Place(Join.JOIN, OURS)


def test_a_colleague_who_writes_to_the_participants_joins_as_another_writer():
    found = place(references=[mentioned(OURS)], writes_to=frozenset({OURS}))
    assert found == Place(Join.JOIN, OURS, is_stranger=True)


def test_case_10_answers_to_the_same_newsletter_have_nothing_to_do_with_each_other():
    assert place(references=[mentioned(THEIRS)]) == Place(Join.NEW)


def test_whom_we_wrote_to_in_a_case_is_heard_there_when_they_answer_that_mail_alone():
    written_to = frozenset({OURS})
    assert place(references=[sent(OURS)], written_to=written_to) == Place(Join.JOIN, OURS, is_stranger=True)
    assert place(references=[mentioned(OURS)], written_to=written_to) == Place(Join.NEW)
    assert place(subject=OURS, written_to=written_to) == Place(Join.LINK, OURS)


def test_case_12_a_number_in_the_subject_joins_only_who_takes_part():
    assert place(subject=OURS, takes_part_in=frozenset({OURS})) == Place(Join.JOIN, OURS)
    assert place(subject=OURS) == Place(Join.LINK, OURS)


def test_of_several_cases_the_first_one_that_the_writer_takes_part_in_wins():
    found = place(references=[sent(THEIRS), sent(OURS)], takes_part_in=frozenset({OURS}))
    assert found == Place(Join.JOIN, OURS)


def test_a_case_that_answers_this_mail_is_joined_by_who_takes_part_and_by_nobody_else():
    assert place(waiting=[OURS], takes_part_in=frozenset({OURS})) == Place(Join.JOIN, OURS)
    assert place(waiting=[OURS]) == Place(Join.NEW)
    assert place(waiting=[OURS], writes_to=frozenset({OURS})) == Place(Join.NEW)


def test_what_a_mail_refers_to_comes_before_what_refers_to_it():
    both = frozenset({OURS, THEIRS})
    assert place(references=[mentioned(OURS)], waiting=[THEIRS], takes_part_in=both).ticket_id == OURS
