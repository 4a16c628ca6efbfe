"""The part of the worker that reads mailboxes: one thread for each, watched by one that knows which there are."""
