"""`atiende restore`: from a backup to an installation that waits for an administrator."""
