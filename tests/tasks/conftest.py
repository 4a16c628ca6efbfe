from tests.tickets.conftest import customer, house, opened, words

__all__ = ["customer", "house", "opened", "words"]
