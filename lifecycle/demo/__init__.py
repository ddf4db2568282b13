"""A demo company with its customers and projects, as plain data: nothing here knows the database.

`build(today)` tells everything relative to a day and always tells the same for the same day. The shapes:

- `shapes`: Text (zh and en), Vendor, Staff, Customer and Contact, Industry and its Flows;
- `story`: Project and what belongs to it: Promise, Objective, Requirement, Risk, ResearchLog, Solution, Kickoff,
  Acceptance, PaymentMilestone (with Receipt and CollectionNote), Comment; `Demo` holds all.

The words come from `industries/<customer>.toml` (people, flows, projects), `phrases/*.toml` (sentences for every
trade) and `stories/<project>.toml` (what was written by hand for the projects that people look at first).
`bulk` invents names by the thousand.
"""

from datetime import date

from lifecycle.demo.company import STAFF, VENDOR
from lifecycle.demo.projects import projects
from lifecycle.demo.story import Demo
from lifecycle.demo.trades import CUSTOMERS, customers, industry


def build(today: date) -> Demo:
    """The whole story as it stands on `today`."""
    return Demo(
        today=today,
        vendor=VENDOR,
        staff=STAFF,
        customers=customers(),
        industries=tuple(industry(key) for key in CUSTOMERS),
        projects=projects(today),
    )


__all__ = ["Demo", "build"]
