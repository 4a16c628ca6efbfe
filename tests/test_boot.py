def test_the_tables_are_made(db):
    from django.db import connection

    assert "identity_user" in connection.introspection.table_names()
