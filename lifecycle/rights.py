"""The table of who may do what (domain section 4.2). A cell lists acts: R read, C create, E edit, A approve, S sign, and
named ones (`override`, `skip` …). C, E and A include R. `own` means: edit what one owns. Asked through access.py alone."""

# Roles of the whole company see every project; the others see those that they belong to.
COMPANY_WIDE = ("SM", "BM", "EX", "AD")
SECTION = dict[str, str]

TABLE: dict[str, SECTION] = {
    "customers": {
        "SM": "C E", "IM": "C E", "PM": "C E", "CO": "E", "EX": "R", "BM": "E", "CS": "R", "AD": "C E",
    },
    # Whoever bills changes what billing needs of a customer, and nothing of its people.
    "contacts": {
        "SM": "C E", "IM": "C E", "PM": "C E", "CO": "C E", "EX": "R", "BM": "R", "CS": "R", "AD": "C E",
    },
    "private": {"SM": "C E", "IM": "C E", "PM": "C E", "CO": "E", "EX": "R", "BM": "R", "CS": "R"},
    "projects": {
        "SM": "C E A", "IM": "C E", "PM": "E", "CO": "R", "EX": "R A", "BM": "E", "CS": "R", "AD": "R",
    },
    "members": {"SM": "C E", "IM": "C E", "PM": "C E", "CO": "R", "EX": "C E", "BM": "R", "CS": "R", "AD": "R"},
    "gates": {
        "SM": "R move", "IM": "R move", "PM": "R move", "CO": "R", "EX": "R move override", "BM": "R move",
        "CS": "R", "AD": "R config",
    },
    "checklist": {
        "SM": "R own", "IM": "C E skip", "PM": "C E skip", "CO": "R own", "EX": "R skip", "BM": "R own",
        "CS": "R own", "AD": "R",
    },
    "introductions": {"SM": "C E", "IM": "C E", "PM": "R", "CO": "R", "EX": "R", "BM": "R", "CS": "R", "AD": "R"},
    "demonstrations": {"SM": "C E", "IM": "C E", "PM": "R", "CO": "C E", "EX": "R", "BM": "R", "CS": "R", "AD": "R"},
    "visits": {"SM": "E", "IM": "E", "PM": "R", "CO": "R", "EX": "R", "BM": "C E A", "CS": "R", "AD": "R"},
    "materials": {"SM": "C E", "IM": "C E", "PM": "R", "CO": "C E", "EX": "R", "BM": "R", "CS": "R", "AD": "C E A"},
    "research": {
        "SM": "R", "IM": "C E A verdict", "PM": "C E verdict", "CO": "C E", "EX": "R approve", "BM": "R", "CS": "R",
        "AD": "R",
    },
    "solution": {"SM": "R", "IM": "C E A", "PM": "C E A", "CO": "C E A", "EX": "R", "BM": "R", "CS": "R", "AD": "R"},
    "commitments": {
        "SM": "C E", "IM": "C E verdict", "PM": "C E verdict", "CO": "C", "EX": "R A", "BM": "C E", "CS": "R",
        "AD": "R",
    },
    "risks": {"SM": "C E", "IM": "C E", "PM": "C E", "CO": "C E", "EX": "R", "BM": "R", "CS": "R", "AD": "R"},
    "readiness": {"SM": "C E", "IM": "C E", "PM": "C E", "CO": "C E", "EX": "R", "BM": "R", "CS": "R", "AD": "R"},
    "estimates": {"SM": "R", "IM": "C E", "PM": "C E", "CO": "E assess", "EX": "R A", "BM": "E"},
    # Cost and price of an offer: those who estimate them and those who negotiate, not the consultants.
    "costs": {"SM": "R", "IM": "C E", "PM": "C E", "EX": "R", "BM": "E"},
    "feasibility": {"SM": "R A", "IM": "C E assess", "PM": "C E assess", "CO": "E assess", "EX": "R A", "BM": "R"},
    # What is spent, and what is left over, is not for those who sell.
    "budget": {"IM": "C E", "PM": "C E", "EX": "R A", "BM": "E"},
    "resources": {"SM": "R", "IM": "C E", "PM": "C E", "CO": "E", "EX": "R A", "BM": "R"},
    "negotiations": {"SM": "C E", "IM": "R advise", "PM": "R advise", "EX": "R", "BM": "C E advise"},
    "proposal": {"SM": "C E", "IM": "C E", "PM": "R", "EX": "R A", "BM": "C E A", "CS": "R"},
    "amendments": {"SM": "C E", "IM": "R", "PM": "C E", "EX": "R A", "BM": "C E A", "CS": "R"},
    "handover": {"SM": "C E", "IM": "E", "PM": "R A", "EX": "R", "BM": "R"},
    "communications": {"SM": "C E", "IM": "C E", "PM": "C E", "CO": "C E", "EX": "C E", "BM": "C E", "CS": "C E", "AD": "R"},
    "knowledge": {"SM": "C E", "IM": "C E", "PM": "C E", "CO": "C E", "EX": "R", "BM": "R", "CS": "C E", "AD": "C E A"},
    "questions": {"SM": "C E", "IM": "C E", "PM": "C E", "CO": "C E", "EX": "C E", "BM": "C E", "CS": "C E", "AD": "R"},
    "questionnaires": {"SM": "R", "IM": "C E", "PM": "C E", "CO": "C E", "EX": "R", "BM": "R", "CS": "R", "AD": "R"},
    "plan": {"SM": "R", "IM": "C E", "PM": "C E A", "CO": "R own", "EX": "R", "BM": "R", "CS": "R", "AD": "R"},
    "meetings": {"SM": "C E", "IM": "C E", "PM": "C E A", "CO": "C E", "EX": "R", "BM": "R", "CS": "R", "AD": "R"},
    "memos": {"SM": "R", "IM": "C E", "PM": "C E A", "CO": "C E", "EX": "R", "BM": "R", "CS": "R", "AD": "R"},
    "delays": {"SM": "R", "IM": "R", "PM": "C E A", "CO": "R", "EX": "R", "BM": "R", "CS": "R", "AD": "R"},
    "change_process": {"SM": "R", "IM": "E", "PM": "C E A", "CO": "R", "EX": "R", "BM": "E", "CS": "R", "AD": "R"},
    "changes": {"SM": "R", "IM": "C E", "PM": "C E A", "CO": "C E", "EX": "R over", "BM": "E money", "CS": "R", "AD": "R"},
    "responses": {"SM": "R", "IM": "C E A", "PM": "C E A", "CO": "C E", "EX": "R", "BM": "R", "CS": "R", "AD": "R"},
    "verification": {"SM": "R", "IM": "C E A", "PM": "C E A", "CO": "C E", "EX": "R", "BM": "R", "CS": "R", "AD": "R"},
    "trial": {"SM": "R", "IM": "C E A", "PM": "C E A", "CO": "E", "EX": "R", "CS": "R", "AD": "R"},
    "processes": {"SM": "R", "IM": "C E A", "PM": "C E A", "CO": "C E", "EX": "R", "BM": "R", "CS": "R", "AD": "R"},
    # Whom the customer trusts with the change, what moves and presses them: for those who work with them.
    "key_users": {"SM": "R", "IM": "C E A", "PM": "C E", "CO": "C E", "EX": "R", "CS": "R", "AD": "R"},
    "appointments": {"SM": "R", "IM": "C E", "PM": "C E", "CO": "R", "EX": "C E A", "BM": "R", "CS": "R", "AD": "R"},
    # What a mentor and a lead know of a colleague: the person, their mentor, executives.
    "growth": {"SM": "R own", "IM": "R own", "PM": "C E own", "CO": "R own", "EX": "C E A", "BM": "R own", "CS": "R own"},
    "executive_reports": {"SM": "R", "IM": "C E", "PM": "C E A", "EX": "R", "BM": "R"},
    "team": {"SM": "R", "IM": "C E", "PM": "C E", "CO": "R", "EX": "C E A config", "BM": "R", "CS": "R", "AD": "R config"},
    "training": {"SM": "R", "IM": "C E A", "PM": "C E", "CO": "C E", "EX": "R", "CS": "C E", "AD": "R"},
    # Who is able to train: whoever hears the trial lectures.
    "trainers": {"SM": "R", "IM": "C E A", "PM": "C E", "CO": "R", "EX": "R", "CS": "R", "AD": "C E A"},
    "exams": {"SM": "R", "IM": "C E A", "PM": "C E", "CO": "C E", "EX": "R", "CS": "C E", "AD": "R"},
    "rollout": {"SM": "R", "IM": "C E A", "PM": "C E A", "CO": "E", "EX": "R", "CS": "R", "AD": "R"},
    "references": {"SM": "C E A", "IM": "C E", "PM": "R", "EX": "R A", "BM": "R", "AD": "R"},
    "service": {"SM": "R", "IM": "C E", "PM": "C E", "CO": "E", "EX": "R", "CS": "C E A", "AD": "R"},
    "improvements": {"SM": "R", "IM": "C E A", "PM": "C E", "CO": "E", "EX": "R", "CS": "C E A", "AD": "R"},
    "surveys": {"SM": "C E", "IM": "C E", "PM": "C E", "CO": "R", "EX": "R", "BM": "R", "CS": "C E", "AD": "R"},
    "closure": {"SM": "R", "IM": "C E", "PM": "C E A", "CO": "R", "EX": "R A", "BM": "C E", "CS": "R"},
    "responsibilities": {
        "SM": "R", "IM": "C E", "PM": "C E A", "CO": "R", "EX": "R", "BM": "R", "CS": "R", "AD": "R",
    },
    "contract": {"SM": "C E", "IM": "R", "PM": "C E", "EX": "R A", "BM": "C E A", "CS": "R"},
    "kickoff": {"SM": "R", "IM": "E", "PM": "C E A", "CO": "E", "EX": "R skip", "BM": "R", "CS": "R", "AD": "R"},
    "acceptance": {"SM": "R", "IM": "E S", "PM": "C E A S", "CO": "E", "EX": "R", "BM": "E S", "CS": "R", "AD": "R"},
    # Whoever collects a payment works on it, whatever their role (domain C-01: commercial, project or sales manager).
    "payment": {"SM": "R own", "IM": "R own", "PM": "E own", "EX": "R own waive", "BM": "C E A own"},
    "documents": {
        "SM": "R request", "IM": "R request", "PM": "R request", "CO": "R", "EX": "R", "BM": "R request",
        "CS": "R request", "AD": "R void",
    },
    "products": {"SM": "R", "IM": "C E", "PM": "R", "CO": "R", "EX": "R", "BM": "R", "CS": "R", "AD": "C E A"},
    "requirement_types": {"SM": "R", "IM": "C E", "PM": "R", "CO": "R", "EX": "R", "BM": "R", "CS": "R", "AD": "C E A"},
    "playbook": {"SM": "R", "IM": "R propose", "PM": "R propose", "CO": "R", "EX": "R", "BM": "R", "CS": "R", "AD": "C E A"},
    "settings": {"AD": "C E A"},
    "mail": {"AD": "R"},
}  # fmt: skip

VENDOR = ("SM", "IM", "PM", "CO", "EX", "BM", "CS", "AD")
