"""What the domain of a mail address says in DNS: who takes its mail, who may send in its name, which servers it has."""
