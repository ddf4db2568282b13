"""How a stage learns of another's act without importing it: plain lists of functions, called by name.

They run inside the transaction of the verb that calls them; an error undoes the whole verb.

- `contract_signed(project, by)`: amount, currency and date of signing are on the project.
- `trigger_reached(project, trigger, on, by)`: an event that payment can hang on happened
  (`signing`, `kickoff`, `go_live`, `acceptance`), on that date.
- `payment_plan(project)`: the payments that a contract not signed yet provides for, as lifecycle.instalments.Plan, or None.
- `payment_terms(project, instalments, by)`: the contract is signed; its terms become payments, unless there are some.
- `payments(project)`: the payments that are planned, as lifecycle.instalments.Payment.
- `payments_amended(project, changes, by)`: an amendment is signed; its changes are lifecycle.instalments.Change.
- `amendments(project)`: the amendments to its contract, as lifecycle.amendments.Amendment.
- `amendment_terms(record)`: what an amendment begins with that is written because of this record, as
  lifecycle.amendments.Terms, or None.
- `amendment_written(amendment, origin, by)`: an amendment was written because of the record `origin`.
- `amendment_signed(project, number, by)`: the amendment of that number is signed, and its changes have been made.
- `unsigned(project, user)`: what binds both sides and is not what the customer signed, as lifecycle.unsigned.Difference.
- `changes_open(project)`: true where what was agreed changes by requests that both sides sign, and those are taken in.
- `plan_changed(project, days, source, by)`: a signed change, `source`, makes the work that many days longer (or shorter).
- `document_signed(document, by)`: every signatory of a document has signed.
- `closing(project)`: what the stage's records say for the closing report, as a dict; its parts are named in
  aftersales/closing.py (`cost` and `amendments`, `changes`, `trial` and `plan`).
- `project_moved(project, old, new, by)`: the project's state changed.
- `tick(today)`: the scheduled round; what is due today is done, once. Returns a line that says what was done, or nothing.
- `figures(project)`: returns figures of the project that the stage app keeps (see models/figures.py); under `readings`, what
  its lights are read from (see readings.py), under `satisfaction`, what marks the customer gave (see satisfaction.py).
- `likely_days(projects)`: returns `{project pk: (likely, P80 or None)}` in calendar days, for those of these project keys
  that have a valid estimate; one query however many they are (see durations.py).
- `needs_in_logs(project)`: entries of finished research logs of the stage that tell a need, as a query of its own model.
- `needs_heard(project)`: `{"n": how many needs heard by the stage are not in the register yet, "url": where they are}`.
- `deliverables(project)`: what the contract says is delivered, as a list of `{"zh", "en"}`, one a line.
- `acceptance_criteria(project)`: by what the contract says that the customer accepts: `zh`, `en`, `ref`, where it stands,
  and `record`, what it comes from.
- `planned_work(project, start, end, user)`: what the plan had for these days, as lines that a site-work memo begins with:
  `work`, `work_en`, `purpose`, `purpose_en`, and `planned`, the item as "app.model:key".
- `first_trainings(project)`: what trained the customer already before delivery, as lifecycle.firsttrainings.FirstTraining.
- `met(contacts)`: (key, moment) of people of the customer, out of those of these keys, with whom the stage's records say
  that somebody met; one person may come several times.
- `taught(project, contact)`: what the stage taught a person of the customer, as (day, minutes, topics).
- `places_of(contact)`: the parts that a person of the customer has in the stage's records, as lifecycle.places.Place.
- `today(user, projects)`: returns what waits for this person in these projects, as (key, title, icon, rows) of views/today.
- `concerns(reader, projects)`: what a manager of these projects watches over, as (panel, numbers, rows) of managing.py.
- `stage_page(project, user, stage)`: what a stage's page shows besides, with the templates `main` and `side`, or None.
- `portal(request, link, words)`: the page behind a private link of a purpose that the stage knows, or None; `words` is
  the frame of its template.
- `functions_verified(project)`: whether the basic flows were run and approved in writing, as lifecycle.gates.Answer, by
  the records; None where nobody keeps one.
- `trial_told(project)`: what the trial run that was closed last showed, as {"zh", "en"}, or None.
- `memo_commitments(project)`: the next steps that were agreed in memos and meetings, as lifecycle.carrying.Carried.
- `memo_carried(project, key, plan_item, by)`: the one of that key stands in a plan now, as this item (any model's row that
  knows `project`, `label` and `get_absolute_url()`; note it by kind and id, or by a trace).
- `memo_dropped(project, key, reason, by)`: the one of that key will not be done.
- `plan_before(project)`: the plan that the implementation plan starts from, a PlanBase, or None.
- `solution_before(project)`: the solution that the implementation solution is derived from, a SolutionBase, or None.
- `plan_phases(project)`: the phases that a plan of the project begins with, as `{"step", "zh", "en"}`.
- `plan_taken(plan, by)`: the implementation plan was started from this one.
- `changes_undecided(project)`: change requests that nobody has decided on.
- `knowledge_items(project)`: what the customer's own people are to be given to know, as lifecycle.transfers.Transfer.
- `links(project, things, side)`: records that led to these things (`source`) or came of them (`result`), besides traces.
- `product_shown(project)`: true where the stage showed the customer our company or a product.
- `references(project, user)`: projects of other customers that may be shown to this lead's customer, as rows of
  lifecycle/parts/reference_rows.html.
- `demo(project, story, cast, clock)`: plans on the demo's clock what the stage's people did in an example project.
- `demo_item(course, item, by)`: does in records what a checklist item of an example project asks for; True if it did.
- `mass(batch)`: adds the stage's rows to projects that are made by the thousand, for measuring.
"""

from collections.abc import Callable
from typing import Any

HOOKS: dict[str, list[Callable[..., Any]]] = {
    "contract_signed": [],
    "trigger_reached": [],
    "payment_plan": [],
    "payment_terms": [],
    "payments": [],
    "payments_amended": [],
    "amendments": [],
    "amendment_terms": [],
    "amendment_written": [],
    "amendment_signed": [],
    "unsigned": [],
    "changes_open": [],
    "plan_changed": [],
    "document_signed": [],
    "closing": [],
    "project_moved": [],
    "likely_days": [],
    "needs_heard": [],
    "needs_in_logs": [],
    "deliverables": [],
    "acceptance_criteria": [],
    "planned_work": [],
    "first_trainings": [],
    "met": [],
    "taught": [],
    "places_of": [],
    "figures": [],
    "concerns": [],
    "functions_verified": [],
    "today": [],
    "stage_page": [],
    "portal": [],
    "trial_told": [],
    "memo_commitments": [],
    "memo_carried": [],
    "memo_dropped": [],
    "plan_before": [],
    "solution_before": [],
    "plan_phases": [],
    "plan_taken": [],
    "changes_undecided": [],
    "knowledge_items": [],
    "links": [],
    "product_shown": [],
    "references": [],
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
