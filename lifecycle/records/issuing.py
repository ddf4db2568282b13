"""Issuing a record's document, and a draft of it beforehand."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lifecycle import access
from lifecycle.errors import Refused
from lifecycle.frame import Request
from lifecycle.models.projects import DocumentLanguage
from lifecycle.records.base import RecordView, rule
from lifecycle.records.values import add_refusal


class IssueForm(forms.Form):
    """In which language, and why again if it was signed before."""

    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=DocumentLanguage.choices)
    after = forms.IntegerField(required=False, widget=forms.HiddenInput)
    reason = forms.CharField(
        label=gettext_lazy("What has changed since the last version"), required=False, max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip


class RecordIssue(RecordView):
    access = rule("E")
    act = "E"
    writes = True

    def get(self, request: Request, **_kwargs: Any) -> HttpResponse:
        assert self.record is not None
        document = self.record.document
        seen = document.current.n if document and document.current else 0
        return self.page(IssueForm(initial={"language": self.project.document_language, "after": seen}))

    def post(self, request: Request, **_kwargs: Any) -> HttpResponse:
        assert self.record is not None
        form = IssueForm(request.POST)
        if form.is_valid():
            try:
                document = self.record.issue(by=request.user, **form.cleaned_data)
            except Refused as refusal:
                add_refusal(form, refusal)
            else:
                messages.success(request, _("Issued: %(number)s") % {"number": document.number})
                return redirect(document.get_absolute_url())
        return self.page(form, 422)

    def page(self, form: IssueForm, status: int = 200) -> HttpResponse:
        assert self.record is not None
        document = self.record.document
        if document is None:
            del form.fields["reason"]
        intro = _("The text is frozen with its PDF and gets a number. A later correction becomes a new version.")
        if document is not None:
            intro = _("%(number)s exists: this makes its next version and ends open signature requests.") % {
                "number": document.number
            }
        context = self.context(
            form=form, heading=_("Issue the document"), submit=_("Issue"), intro=intro,
            cancel_url=self.record.get_absolute_url(), shell_template="base_project.html",
        ) | self.record.issue_words()  # fmt: skip
        return render(self.request, "lifecycle/parts/form_page.html", context, status=status)


class RecordPreview(RecordView):
    access = rule("R")

    def get(self, request: Request, **_kwargs: Any) -> HttpResponse:
        from lifecycle.documents import preview

        if self.kind.document is None or self.record is None:
            raise Http404
        kind = self.record.document_kind
        if not access.reads_paper(request.user, kind, self.project, private=self.record.is_private_paper):
            raise PermissionDenied
        language = request.GET.get("language", self.project.document_language)
        if language not in DocumentLanguage.values:
            language = self.project.document_language
        content = preview(self.record, kind, language)
        response = HttpResponse(content, content_type="application/pdf")
        response["Content-Disposition"] = f'inline; filename="{self.project.number}-draft.pdf"'
        return response
