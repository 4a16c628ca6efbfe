"""Django's PostgreSQL backend, which asks kept connections less often and prepares statements."""
