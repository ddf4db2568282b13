"""A person in an exam: invited, entered from paper, marked, given the result, taking it again."""

from datetime import timedelta
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from aftersales import weakspots
from aftersales.models import Exam, ExamItem, ExamSending, ExamSitting, TrainingSession
from aftersales.models.sittings import LINK_DAYS
from lifecycle.forms.acts import ActForm
from lifecycle.forms.people import contacts
from lifecycle.models.customers import Contact
from lifecycle.models.projects import Project
from lifecycle.models.users import User
from lifecycle.text import choose, listed

HALVES = _("In halves; what is right in part counts in part.")


class LinkForm(ActForm):
    until = forms.DateField(label=_("Good until"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["until"] = timezone.localdate() + timedelta(days=LINK_DAYS)


class InviteForm(LinkForm):
    message = forms.CharField(
        label=_("Words to go with it"), widget=forms.Textarea, max_length=1000, required=False,
        help_text=_("They take it by this link, on a phone and without an account. An earlier link ends."),
    )  # fmt: skip


class SittingForm(forms.ModelForm):
    columns: ClassVar[dict[str, int]] = {"contact": 4, "name": 4, "department": 4}

    class Meta:
        model = ExamSitting
        fields = ("exam", "contact", "name", "department")

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Exam.objects.filter(project=project, state=Exam.State.READY)
        self.fields["exam"].queryset = rows  # type: ignore[attr-defined]
        self.fields["contact"].queryset = contacts(project, self.instance.contact_id)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if bool(data.get("contact")) == bool((data.get("name") or "").strip()):
            self.add_error("name", _("Choose a contact, or write the name."))
        return data


class PointsField(forms.DecimalField):
    """Points of an open question, in halves."""

    def __init__(self, item: ExamItem, **kwargs: Any) -> None:
        super().__init__(
            label=question_label(item), min_value=0, max_value=item.points, decimal_places=1, help_text=kwargs.pop("help_text", HALVES),
            **kwargs,
        )  # fmt: skip
        self.widget.attrs["step"] = "0.5"

    def clean(self, value: Any) -> Any:
        points = super().clean(value)
        if points is not None and points * 2 % 1:
            raise forms.ValidationError(HALVES)
        return points


def question_label(item: ExamItem) -> str:
    words = {"n": item.order, "text": choose(item.shown["text"]), "points": item.points}
    if item.shown["kind"] == "multiple":
        return gettext("%(n)d. %(text)s (several answers, %(points)d points)") % words
    return gettext("%(n)d. %(text)s (%(points)d points)") % words


def answer_field(item: ExamItem, *, required: bool = False) -> forms.Field:
    """How an item is answered; the same for the person behind the link and for whoever enters a paper."""
    asked = item.shown
    words: dict[str, Any] = {
        "label": question_label(item),
        "required": required,
        "help_text": choose(asked["scenario"]),
    }
    if asked["kind"] in ("single", "truth"):
        return forms.ChoiceField(choices=answer_choices(asked), widget=forms.RadioSelect, **words)
    if asked["kind"] == "multiple":
        return forms.MultipleChoiceField(choices=answer_choices(asked), widget=forms.CheckboxSelectMultiple, **words)
    rows = 8 if asked["kind"] == "task" else 3
    return forms.CharField(widget=forms.Textarea(attrs={"rows": rows}), max_length=5000, **words)


def answer_choices(asked: dict[str, Any]) -> list[tuple[str, str]]:
    if asked["kind"] == "truth":
        return [("true", gettext("True")), ("false", gettext("False"))]
    return [(option["key"], f"{option['key']}. {choose(option['text'])}") for option in asked["options"]]


def given(value: Any) -> list[str]:
    """What a field holds, as answers are kept."""
    if isinstance(value, list):
        return value
    return [value] if value else []


def _guide(item: ExamItem) -> str:
    """What whoever gives points goes by."""
    answer = choose(item.right["answer"])
    return gettext("Right: %(answer)s") % {"answer": answer} if answer else str(HALVES)


class EnterForm(ActForm):
    """A printed paper: what is ticked, and the points for what is written."""

    on = forms.DateField(label=_("Taken on"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["on"] = self.record.exam.on or timezone.localdate()
        self.rows = list(self.record.exam.items.all())
        for item in self.rows:
            if item.is_closed:
                self.fields[f"q{item.pk}"] = answer_field(item)
            else:
                self.fields[f"p{item.pk}"] = PointsField(item, help_text=_guide(item))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self.errors:
            return data
        answers = {item.pk: given(data[f"q{item.pk}"]) for item in self.rows if item.is_closed}
        points = {item.pk: data[f"p{item.pk}"] for item in self.rows if not item.is_closed}
        self.cleaned_data = {"on": data["on"], "answers": answers, "points": points}
        return self.cleaned_data


class MarkForm(ActForm):
    """The answer stands above its points, and what a right one says."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = self.record.answers.select_related("item")
        self.rows = [row for row in rows if not row.item.is_closed]
        for row in self.rows:
            words = _("They wrote: %(given)s — Right: %(right)s") % {
                "given": " ".join(row.given) or "—", "right": choose(row.item.right["answer"]),
            }  # fmt: skip
            self.fields[f"p{row.item_id}"] = PointsField(row.item, help_text=words, initial=row.points)
            self.fields[f"r{row.item_id}"] = forms.CharField(
                label=_("Remark for them"), required=False, max_length=500, initial=row.remark
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self.errors:
            return data
        points = {row.item_id: data[f"p{row.item_id}"] for row in self.rows}
        remarks = {row.item_id: data[f"r{row.item_id}"] for row in self.rows}
        self.cleaned_data = {"points": points, "remarks": remarks}
        return self.cleaned_data


class CorrectForm(ActForm):
    item = forms.ModelChoiceField(label=_("Question"), queryset=ExamItem.objects.none())
    points = forms.DecimalField(
        label=_("Points"), min_value=0, max_value=Decimal(100), decimal_places=1, help_text=HALVES
    )
    reason = forms.CharField(label=_("Why"), widget=forms.Textarea)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = self.record.exam.items.select_related("question")
        self.fields["item"].queryset = rows  # type: ignore[attr-defined]
        self.fields["item"].label_from_instance = question_label  # type: ignore[attr-defined]


class SendForm(ActForm):
    to = forms.ChoiceField(label=_("Who gets it"), widget=forms.RadioSelect)
    supervisor = forms.ModelChoiceField(
        label=_("Supervisor"), queryset=Contact.objects.none(), required=False,
        help_text=_("Only where they get it: nobody else at the customer learns a low score."),
    )  # fmt: skip
    message = forms.CharField(label=_("Words to go with it"), widget=forms.Textarea, max_length=1000, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to = ExamSending.To
        reachable = self.record.contact is not None and bool(self.record.contact.email)
        offered = [to.PERSON, to.BY_HAND, to.SUPERVISOR] if reachable else [to.BY_HAND, to.SUPERVISOR]
        self.fields["to"].choices = [(one.value, one.label) for one in offered]  # type: ignore[attr-defined]
        self.initial["to"] = offered[0].value
        people = contacts(self.record.project).exclude(email="").exclude(pk=self.record.contact_id)
        self.fields["supervisor"].queryset = people  # type: ignore[attr-defined]


class AgainForm(ActForm):
    exam = forms.ModelChoiceField(
        label=_("Which paper"), queryset=Exam.objects.none(), empty_label=None,
        help_text=_("The same one, or another one that is ready: with other questions it shows more."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Exam.objects.filter(project=self.record.project, state=Exam.State.READY)
        self.fields["exam"].queryset = rows  # type: ignore[attr-defined]
        self.initial["exam"] = self.record.exam_id


class CoachingForm(ActForm):
    """On the processes in which they did not reach the pass mark, unless somebody says otherwise."""

    session = forms.ModelChoiceField(label=_("After which training"), queryset=TrainingSession.objects.none())
    topic = forms.CharField(label=_("On what"), max_length=200)
    due = forms.DateField(label=_("By when"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        weak = weakspots.of_sitting(self.record)
        self.initial["topic"] = listed(choose(share.process) for share in weak)[:200]
        self.initial["due"] = timezone.localdate() + timedelta(days=7)
        if self.record.exam.session_id is not None:
            del self.fields["session"]
            return
        rows = TrainingSession.objects.filter(project=self.record.project, state__in=("held", "closed"))
        self.fields["session"].queryset = rows  # type: ignore[attr-defined]
        self.fields["session"].label_from_instance = lambda row: row.label  # type: ignore[attr-defined]


class CodesForm(forms.Form):
    """For whom a sheet with codes is made. A code that was printed before ends."""

    people = forms.ModelMultipleChoiceField(
        label=_("For whom"), queryset=ExamSitting.objects.none(), widget=forms.CheckboxSelectMultiple,
        help_text=_("A link or code that they have already ends."),
    )  # fmt: skip
    until = forms.DateField(label=_("Good until"))

    def __init__(self, *args: Any, exam: Exam, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = ExamSitting.objects.filter(exam=exam, state__in=ExamSitting.BEFORE).select_related("contact")
        self.fields["people"].queryset = rows.order_by("number")  # type: ignore[attr-defined]
        self.fields["people"].label_from_instance = _seat  # type: ignore[attr-defined]
        self.initial["people"] = [row.pk for row in rows if row.state == ExamSitting.State.INVITED]
        self.initial["until"] = max(timezone.localdate(), exam.on or timezone.localdate())


def _seat(row: ExamSitting) -> str:
    return f"{row.who} · {row.department}" if row.department else row.who


class RoomForm(forms.Form):
    """The paper as the person behind the link answers it; nothing is required until they hand it in."""

    def __init__(self, *args: Any, sitting: ExamSitting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        saved = {row.item_id: row.given for row in sitting.answers.all()}  # type: ignore[attr-defined]
        for item in sitting.exam.items.all():  # type: ignore[attr-defined]
            field = answer_field(item)
            value = saved.get(item.pk, [])
            field.initial = value if item.shown["kind"] == "multiple" else (value or [""])[0]
            self.fields[f"q{item.pk}"] = field

    def answers(self) -> dict[int, list[str]]:
        return {int(name[1:]): given(value) for name, value in self.cleaned_data.items()}
