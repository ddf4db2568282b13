"""Customers and the people on their side."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from lifecycle import access, places
from lifecycle.display import day_full
from lifecycle.errors import Refused
from lifecycle.filters.customers import CustomerFilter
from lifecycle.forms.customers import ContactForm, CustomerForm, JudgeForm
from lifecycle.frame import Request
from lifecycle.models.authorities import SigningAuthority
from lifecycle.models.customers import Contact, ContactKind, Customer
from lifecycle.models.events import Event
from lifecycle.models.projects import Project
from lifecycle.models.users import User
from lifecycle.records.values import add_refusal, said
from lifecycle.records.writing import int_or_none
from lifecycle.stages import AT_REST
from lifecycle.text import pick

PAGE = 50


@access.page("customers")
def index(request: Request) -> HttpResponse:
    rows = Customer.objects.visible_to(request.user)
    found = CustomerFilter(request.GET, queryset=rows)
    counted = found.qs.annotate(
        people=Count("contacts", filter=Q(contacts__left_on=None), distinct=True),
        running=Count("projects", filter=~Q(projects__state__in=AT_REST), distinct=True),
        all_projects=Count("projects", distinct=True),
    ).order_by("name")
    page = Paginator(counted, PAGE).get_page(request.GET.get("page"))
    context = {
        "heading": _("Customers"),
        "filter": found,
        "page": page,
        "may_add": access.can(request.user, "C", "customers"),
        "summary": _("%(n)d customers") % {"n": page.paginator.count},
    }
    return render(request, "lifecycle/customers.html", context)


def _customer(request: Request, pk: int) -> Customer:
    return get_object_or_404(Customer.objects.visible_to(request.user), pk=pk)


@access.page("customers")
def detail(request: Request, pk: int) -> HttpResponse:
    customer = _customer(request, pk)
    private = access.can(request.user, "R", "private")
    may_edit = access.can(request.user, "E", "customers")
    people = customer.contacts.prefetch_related("authorities").order_by("left_on", "name")
    judges = private and access.can(request.user, "E", "private")
    edits = access.can(request.user, "E", "contacts")
    contacts = [contact_card(person, private, edits, judges) for person in people]
    projects = Project.objects.visible_to(request.user).filter(customer=customer).for_list()
    facts = [
        (_("Industry"), customer.get_industry_display()),
        (_("Region"), customer.region),
        (_("Address"), customer.address),
        (_("Experience with IT projects"), customer.get_it_maturity_display()),
        (_("May be named as a reference"), _("yes") if customer.reference_consent else _("no")),
    ]
    billing = [(Customer._meta.get_field(n).verbose_name, getattr(customer, n)) for n in _billing(request.user)]  # type: ignore[union-attr]
    context = {
        "heading": pick(customer, "name"),
        "crumbs": [(_("Customers"), reverse("customers"))],
        "customer": customer,
        "facts": facts,
        "billing": billing,
        "contacts": contacts,
        "expiring": expiring(customer),
        "projects": [project_row(p) for p in projects],
        "may_edit": may_edit,
        "may_add_contact": access.can(request.user, "C", "contacts"),
        "may_open_project": access.can(request.user, "C", "projects"),
        "private": private,
    }
    return render(request, "lifecycle/customer.html", context)


def _billing(user: Any) -> tuple[str, ...]:
    return (
        ("billing_name", "billing_tax_no", "billing_address", "billing_bank")
        if access.can(user, "R", "contract")
        else ()
    )


def contact_card(contact: Contact, private: bool, may_edit: bool, judges: bool) -> dict[str, Any]:
    """A contact as the page shows it; private facts only for those who may read them."""
    valid = [row for row in contact.authorities.all() if row.state_on(timezone.localdate()) == "valid"]
    card: dict[str, Any] = {
        "name": contact.label(),
        "title": pick(contact, "title"),
        "department": contact.department,
        "phone": contact.phone,
        "email": contact.email,
        "kinds": contact.kind_labels,
        "left": day_full(contact.left_on) if contact.left_on else "",
        "may_sign": [row.period_label for row in valid],
        "needs_letter": not valid and contact.is_a(ContactKind.SIGNATORY, ContactKind.OWNER) and not contact.left_on,
        "authority_url": reverse("contact_authority", args=[contact.customer_id, contact.pk]),
        "leaves_url": reverse("contact_leaves", args=[contact.customer_id, contact.pk]),
        "edit_url": reverse("contact_edit", args=[contact.customer_id, contact.pk]) if may_edit else "",
    }
    if private:
        tones = {"supportive": "ok", "resistant": "bad", "watching": "wait"}
        card |= {
            "stance": contact.get_stance_display(),
            "stance_tone": tones.get(contact.stance, "off"),
            "confidence": contact.confidence,
            "note": contact.relationship_note,
            "history": contact.stance_changes.select_related("by")[:5],
            "judge_url": reverse("contact_judge", args=[contact.customer_id, contact.pk]) if judges else "",
        }
    return card


def expiring(customer: Customer) -> list[dict[str, Any]]:
    """Letters of authority that end soon."""
    rows = SigningAuthority.objects.expiring(timezone.localdate()).filter(contact__customer=customer)
    return [
        {
            "name": row.contact.label(), "day": day_full(row.valid_until),
            "url": reverse("contact_authority", args=[customer.pk, row.contact_id]),
        }
        for row in rows
    ]  # fmt: skip


def project_row(project: Project) -> dict[str, Any]:
    return {
        "url": project.get_absolute_url(),
        "number": project.number,
        "name": project.label(),
        "state": project.get_state_display(),
        "tone": "off" if project.state in AT_REST else "now",
    }


@access.page("customers", "C")
def new(request: Request) -> HttpResponse:
    form = CustomerForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            form.instance.created_by = request.user
            customer = form.save()
            Event.record("customer.added", by=request.user, subject=customer)
        messages.success(request, _("Saved: %(what)s") % {"what": customer})
        return redirect("customer", customer.pk)
    context = {
        "heading": _("New customer"),
        "crumbs": [(_("Customers"), reverse("customers"))],
        "form": form,
        "cancel_url": reverse("customers"),
        "draft": "customer-new",
    }
    return render(request, "lifecycle/parts/form_page.html", context, status=422 if form.errors else 200)


@access.page("customers", "E")
def edit(request: Request, pk: int) -> HttpResponse:
    customer = _customer(request, pk)
    context = {
        "heading": _("Edit: %(what)s") % {"what": customer},
        "crumbs": [(_("Customers"), reverse("customers")), (str(customer), customer.get_absolute_url())],
        "cancel_url": customer.get_absolute_url(),
    }
    return edit_row(request, customer, CustomerForm, "customer.revised", customer.get_absolute_url(), context)


@access.page("contacts", "C")
def contact_new(request: Request, pk: int) -> HttpResponse:
    customer = _customer(request, pk)
    form = ContactForm(request.POST or None, instance=Contact(customer=customer), user=request.user)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            contact = form.save()
            Event.record("contact.added", by=request.user, subject=contact)
        messages.success(request, _("Saved: %(what)s") % {"what": contact})
        return redirect("customer", customer.pk)
    context = {
        "heading": _("New contact"),
        "crumbs": [(_("Customers"), reverse("customers")), (str(customer), customer.get_absolute_url())],
        "form": form,
        "cancel_url": customer.get_absolute_url(),
        "draft": f"customer-{customer.pk}-contact",
    }
    return render(request, "lifecycle/parts/form_page.html", context, status=422 if form.errors else 200)


@access.page("contacts", "E")
def contact_edit(request: Request, pk: int, contact: int) -> HttpResponse:
    customer = _customer(request, pk)
    person = get_object_or_404(customer.contacts, pk=contact)
    context = {
        "heading": _("Edit: %(what)s") % {"what": person},
        "crumbs": [(_("Customers"), reverse("customers")), (str(customer), customer.get_absolute_url())],
        "cancel_url": customer.get_absolute_url(),
    }
    there = person.left_on is None
    answer = edit_row(request, person, ContactForm, "contact.revised", customer.get_absolute_url(), context)
    if answer.status_code == 302 and there and person.left_on and places.holds_anything(person):
        return redirect("contact_leaves", pk, contact)
    return answer


@access.page("private", "E")
def contact_judge(request: Request, pk: int, contact: int) -> HttpResponse:
    customer = _customer(request, pk)
    person = get_object_or_404(customer.contacts, pk=contact)
    form = JudgeForm(request.POST or None, initial={"stance": person.stance, "confidence": person.confidence})
    if request.method == "POST" and form.is_valid():
        try:
            person.judge(by=request.user, **form.cleaned_data)
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("Saved: %(what)s") % {"what": person})
            return redirect("customer", customer.pk)
    context = {
        "heading": _("Stance and confidence: %(name)s") % {"name": person},
        "crumbs": [(_("Customers"), reverse("customers")), (str(customer), customer.get_absolute_url())],
        "intro": _("Internal: never shown to the customer, in no document."),
        "form": form,
        "cancel_url": customer.get_absolute_url(),
    }
    return render(request, "lifecycle/parts/form_page.html", context, status=422 if form.errors else 200)


def edit_row(
    request: Request, row: Any, form_class: Any, verb: str, done_url: str, context: dict[str, Any]
) -> HttpResponse:
    """Edit a row that carries a version: a stale form gets the conflict page, and nothing is overwritten."""
    user: User = request.user  # type: ignore[assignment]
    form = form_class(request.POST or None, instance=row, user=user)
    context |= {"form": form, "hidden": {"version": row.version}}
    if request.method != "POST":
        return render(request, "lifecycle/parts/form_page.html", context)
    stale = int_or_none(request.POST.get("version")) != row.version
    if not stale and form.is_valid():
        private = getattr(type(row), "private", set())
        diff = {
            name: [said(form[name], form[name].initial), said(form[name], form[name].value())]
            for name in form.changed_data
            if name not in private
        }
        with transaction.atomic():
            locked = type(row).objects.select_for_update().get(pk=row.pk)
            stale = locked.version != row.version
            if not stale:
                form.instance.version = locked.version + 1
                form.save()
                Event.record(verb, by=user, subject=form.instance, data={"changes": diff})
        if not stale:
            messages.success(request, _("Saved: %(what)s") % {"what": form.instance})
            return redirect(done_url)
    if stale:
        now = type(row).objects.get(pk=row.pk)
        saved = form_class(instance=now, user=user)
        pairs = [
            (form[n].label, said(saved[n], saved.initial.get(n)), said(form[n], form[n].value())) for n in form.fields
        ]
        conflicts = [
            {"label": label, "theirs": theirs, "yours": mine} for label, theirs, mine in pairs if theirs != mine
        ]
        last = Event.objects.about(now).newest_first().first()
        context |= {
            "hidden": {"version": now.version},
            "conflicts": conflicts,
            "keep_url": done_url,
            "who": last.actor.label() if last and last.actor else "",
            "at": last.at if last else None,
        }
        return render(request, "lifecycle/parts/conflict_page.html", context, status=409)
    return render(request, "lifecycle/parts/form_page.html", context, status=422)
