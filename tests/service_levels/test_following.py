from atiende.service_levels.actions.keep_clocks import _FOLLOW
from atiende.service_levels.promise_demand import FOLLOWED


def test_every_fact_that_is_asked_for_moves_clocks() -> None:
    assert set(_FOLLOW) == set(FOLLOWED)
