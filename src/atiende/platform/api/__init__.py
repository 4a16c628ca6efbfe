"""What the endpoints of all rooms share: who calls, bodies that take nothing unasked, cursors, and once is enough.

caller_of(request).acting("tickets:read")      # the actor, or a refusal that names the scope
once(request, act, at=…)                       # a POST with an Idempotency-Key acts once
made_once(request, act, at=…, located=…)       # the same as the answer itself, with Location
"""
