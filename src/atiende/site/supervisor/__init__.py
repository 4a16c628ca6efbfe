"""`atiende up`: one plain process that starts database, web and worker and keeps them running, without Django."""
