"""One role in one process: `atiende serve web|live|worker`, for installations that stand on several machines."""
