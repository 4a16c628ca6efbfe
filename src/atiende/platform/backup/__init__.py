"""Backups of the whole installation: made while it serves, checked, scheduled, restored.

A backup is a folder: `database/` (as pg_dump writes it), `files/` by their hash, `keys.sealed` when asked for, and
`manifest.json`, written last. Each module here is a door of its own, because the restore looks at folders before there
is a database: `making`, `checking`, `restoring`, `plan`, `situation`, `actions`. See docs/adr/0015-backup.md.
"""
