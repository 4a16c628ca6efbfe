"""The steps in which a kept mail becomes part of a case. `actions/process_raw_mail.py` takes them in order."""
