"""IMAP4rev1 (RFC 3501) as a transport: an open line, the folder on it, and what a server says when it will not."""
