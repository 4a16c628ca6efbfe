from tests.tickets.conftest import at, customer, house, opened, set_status, words  # noqa: F401
