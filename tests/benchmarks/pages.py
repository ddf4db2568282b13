"""The pages that are measured, each as the person who opens it most."""

from dataclasses import dataclass

from django.db.models import Count
from django.urls import reverse

from lifecycle.models import Customer, Project, User


@dataclass(frozen=True)
class Page:
    name: str
    user: User
    path: str


def busiest(role: str, owner: str) -> User:
    """Of those who hold a role the one with the most running projects."""
    people = {user.pk: user for user in User.objects.with_role(role)}
    rows = (
        Project.objects.running()
        .filter(**{f"{owner}__in": people})
        .values(owner)
        .annotate(n=Count("pk"))
        .order_by("-n")
    )
    first = rows.first()
    return people[first[owner]] if first else next(iter(people.values()))


def pages() -> list[Page]:
    executive = User.objects.with_role("EX").order_by("pk")[0]
    manager, commercial = busiest("PM", "delivery_owner"), busiest("BM", "collection_owner")
    project = Project.objects.filter(state="delivery", delivery_owner=manager).first()
    project = project or Project.objects.filter(state="delivery").order_by("pk")[0]
    customer = Customer.objects.order_by("pk")[0]
    number = project.number
    return [
        Page("today, executive", executive, reverse("today")),
        Page("today, project manager", manager, reverse("today")),
        Page("today, commercial manager", commercial, reverse("today")),
        Page("pipeline, board", executive, reverse("pipeline")),
        Page("pipeline, table", executive, reverse("pipeline") + "?view=table"),
        Page("pipeline, forecast", executive, reverse("pipeline") + "?view=forecast"),
        Page(
            "projects, filtered and sorted", executive, reverse("projects") + "?state=delivery&sort=-expected_amount"
        ),
        Page("project overview", manager, reverse("project", args=[number])),
        Page("stage page", manager, reverse("project_stage", args=[number, "delivery"])),
        Page("events of a project", manager, reverse("project_events", args=[number])),
        Page("documents", executive, reverse("documents")),
        Page("payments", commercial, reverse("payments")),
        Page("customer", executive, customer.get_absolute_url()),
        Page("search, Chinese", executive, reverse("search") + "?q=%E9%A1%B9%E7%9B%AE"),
        Page("search, English", executive, reverse("search") + "?q=budget"),
    ]
