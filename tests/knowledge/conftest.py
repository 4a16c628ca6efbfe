from tests.portal.conftest import brands

__all__ = ["brands"]
