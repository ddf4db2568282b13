"""Plausible projects by the thousand, for load tests: rows inserted in bulk, as the verbs would have left them."""
