"""How a stage learns of another's act without importing it: plain lists of functions, called by name.

They run inside the transaction of the verb that calls them; an error undoes the whole verb.

- `contract_signed(project, by)`: amount, currency and date of signing are on the project.
- `trigger_reached(project, trigger, on, by)`: an event that payment can hang on happened
  (`signing`, `kickoff`, `go_live`, `acceptance`), on that date.
- `document_signed(document, by)`: every signatory of a document has signed.
- `project_moved(project, old, new, by)`: the project's state changed.
- `tick(today)`: the scheduled round; what is due today is done, once. Returns a line that says what was done, or nothing.
- `figures(project)`: returns figures of the project that the stage app keeps (see models/figures.py).
- `likely_days(projects)`: returns `{project pk: (likely, P80 or None)}` in calendar days, for those of these project keys
  that have a valid estimate; one query however many they are (see durations.py).
- `places_of(contact)`: the parts that a person of the customer has in the stage's records, as lifecycle.places.Place.
- `demo(project, story, cast, clock)`: plans on the demo's clock what the stage's people did in an example project.
- `demo_item(course, item, by)`: does in records what a checklist item of an example project asks for; True if it did.
- `mass(batch)`: adds the stage's rows to projects that are made by the thousand, for measuring.
"""

from collections.abc import Callable
from typing import Any

HOOKS: dict[str, list[Callable[..., Any]]] = {
    "contract_signed": [],
    "trigger_reached": [],
    "document_signed": [],
    "project_moved": [],
    "likely_days": [],
    "places_of": [],
    "figures": [],
    "demo": [],
    "demo_item": [],
    "mass": [],
    "tick": [],
}


def register(name: str, function: Callable[..., Any]) -> None:
    """Add a function to a hook, once; an unknown name is a programming error (KeyError)."""
    if function not in HOOKS[name]:
        HOOKS[name].append(function)


def call(name: str, **facts: Any) -> None:
    for function in HOOKS[name]:
        function(**facts)
