"""How a message of tickets leaves as a mail: from which mailbox, in which words, by which server."""
