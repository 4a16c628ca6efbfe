"""The steps in which kept mails become parts of cases. `taking.py` takes them in order."""
