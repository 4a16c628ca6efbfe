"""One file per command: `user_create.py` is `atiende user create`. See `atiende.site.command_line.registry`."""
