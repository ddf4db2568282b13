"""Who is who: the rows behind the keys by which the story names its people."""

from dataclasses import dataclass, field
from datetime import date

from lifecycle.demo.story import Demo, Project
from lifecycle.models import Contact, Customer, User

INDUSTRIES = {"healthcare": "health", "pharmaceutical": "pharma", "energy": "utilities"}


def industry(key: str) -> str:
    """The story's word for an industry as the product calls it."""
    return INDUSTRIES.get(key, key)


@dataclass
class Cast:
    demo: Demo
    users: dict[str, User] = field(default_factory=dict)
    customers: dict[str, Customer] = field(default_factory=dict)
    contacts: dict[str, Contact] = field(default_factory=dict)

    @property
    def today(self) -> date:
        return self.demo.today

    def user(self, key: str) -> User:
        return self.users[key]

    def contact(self, key: str) -> Contact:
        return self.contacts[key]

    def of_kind(self, story: Project, *kinds: str) -> Contact:
        """The contact of a kind at the project's customer; the first of the kinds that somebody has counts."""
        told = next(customer for customer in self.demo.customers if customer.key == story.customer)
        return self.contacts[told.of_kind(*kinds).key]

    def person(self, key: str) -> User | Contact:
        return self.users[key] if key in self.users else self.contacts[key]

    def words(self, story: Project, user: User) -> str:
        """The language in which this person writes in this project: "zh" or "en"."""
        return "en" if user.language == "en" or story.document_language == "en" else "zh"
