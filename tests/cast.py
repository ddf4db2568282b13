"""The cast: the same people, customer and project in every test, as real rows."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from lifecycle.models import Contact, Customer, Playbook, PlaybookItem, Project, ProjectMember, SiteSettings, User
from lifecycle.standard import load_standard_playbook

PASSWORD = "a-long-enough-password"
PEOPLE = {
    "sales": ("李娜", "Li Na", ["SM"]),
    "implementation": ("王磊", "Wang Lei", ["IM"]),
    "pm": ("张敏", "Zhang Min", ["PM"]),
    "consultant": ("赵强", "Zhao Qiang", ["CO"]),
    "executive": ("周总", "Zhou Zong", ["EX"]),
    "executive2": ("吴越", "Wu Yue", ["EX"]),
    "commercial": ("李琴", "Li Qin", ["BM"]),
    "support": ("孙悦", "Sun Yue", ["CS"]),
    "admin": ("钱程", "Qian Cheng", ["AD"]),
    "outsider": ("郑外", "Zheng Wai", ["CO"]),
}


def make_user(name: str = "somebody", roles: list[str] | None = None, **fields: Any) -> User:
    fields.setdefault("name", name)
    fields.setdefault("language", "en")
    return User.objects.create_user(f"{name}@throughline.example", PASSWORD, roles=roles or [], **fields)


def make_customer(name: str = "人民医院", **fields: Any) -> Customer:
    fields.setdefault("name_en", "Renmin Hospital" if name == "人民医院" else "")
    fields.setdefault("industry", "health")
    return Customer.objects.create(name=name, **fields)


def make_contact(
    customer: Customer, name: str = "陈志远", kinds: tuple[str, ...] = ("owner",), **fields: Any
) -> Contact:
    fields.setdefault("email", f"c{Contact.objects.count() + 1}@customer.example")
    if "title" not in fields:
        fields |= {"title": "信息科主任", "title_en": fields.get("title_en", "Head of IT")}
    return Contact.objects.create(customer=customer, name=name, kinds=list(kinds), **fields)


def make_playbook() -> Playbook:
    """The standard playbook; a test that emptied the tables gets it again."""
    return load_standard_playbook(Playbook, PlaybookItem, SiteSettings, timezone.now())


def make_project(by: User, customer: Customer, name: str = "人民医院 ERP 实施", **fields: Any) -> Project:
    make_playbook()
    fields.setdefault("name_en", "Hospital ERP")
    fields.setdefault("strategic_importance", "省内三甲医院标杆")
    return Project.open(by=by, name=name, customer=customer, **fields)


def make_cast() -> SimpleNamespace:
    """Everybody, one customer with a project owner and a signatory, one project whose team is complete."""
    cast = SimpleNamespace()
    for key, (name, english, roles) in PEOPLE.items():
        setattr(cast, key, User.objects.create_user(
            f"{key}@throughline.example", PASSWORD, name=name, name_en=english, roles=roles, language="en",
        ))  # fmt: skip
    make_playbook()
    site = SiteSettings.load()
    site.vendor_name, site.vendor_name_en = "华信软件有限公司", "Huaxin Software Co., Ltd."
    site.save()
    cast.customer = make_customer()
    cast.owner = make_contact(
        cast.customer, "陈志远", ("owner", "expert"), name_en="Chen Zhiyuan", title_en="Head of IT"
    )
    cast.signatory = make_contact(
        cast.customer,
        "林院长",
        ("signatory", "sponsor", "executive"),
        name_en="Lin Yuan",
        title="院长",
        title_en="President",
    )
    cast.project = make_project(
        cast.sales, cast.customer, presales_owner=cast.sales, delivery_owner=cast.pm, collection_owner=cast.commercial,
        support_owner=cast.support, team=[(cast.implementation, "IM"), (cast.consultant, "CO")], expected_amount=1280000,
    )  # fmt: skip
    return cast


def put_in_state(project: Project, state: str, **facts: Any) -> Project:
    """Set a project down in a state without walking its gates, for tests of what happens there."""
    facts["state"] = state
    if state not in ("lead", "presales", "contract"):
        facts.setdefault("contract_passed_at", timezone.now())
        facts.setdefault("contract_amount", 1280000)
        facts.setdefault("contract_signed_on", date.today())
    if state not in ("lead",):
        facts.setdefault("go_decided_on", date.today())
    Project.objects.filter(pk=project.pk).update(**facts)
    project.refresh_from_db()
    return project


def member(project: Project, user: User, role: str) -> ProjectMember:
    return ProjectMember.add(by=user, project=project, user=user, role=role)
