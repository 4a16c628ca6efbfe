import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from atiende.kernel.ids import READABLE, first_id_at, instant_of, new_token, readable_key

instants = st.datetimes(dt.datetime(2024, 1, 1), dt.datetime(2080, 1, 1)).map(
    lambda t: t.replace(tzinfo=dt.UTC)
)


@given(instants)
def test_the_instant_of_an_id_is_the_one_it_was_made_for(instant: dt.datetime) -> None:
    assert abs(instant_of(first_id_at(instant)) - instant) < dt.timedelta(milliseconds=2)


@given(instants, instants)
def test_a_later_instant_never_has_a_smaller_id(one: dt.datetime, other: dt.datetime) -> None:
    earlier, later = sorted([one, other])
    assert first_id_at(earlier) <= first_id_at(later) < 2**63


def test_a_key_to_be_read_aloud_has_no_letter_that_looks_like_a_digit() -> None:
    assert not set("01OIL") & set(READABLE)
    assert all(c in READABLE + "-" for c in readable_key())


def test_tokens_name_their_kind_and_differ() -> None:
    one, other = new_token("atd"), new_token("atd")
    assert one.startswith("atd_")
    assert one != other
    assert len(one) > 40
