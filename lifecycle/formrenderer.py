"""Draws form fields from our templates; the options of a select in Python, because a list of people has hundreds."""

from typing import Any

from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest
from django.utils.formats import localize
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

SELECT = "django/forms/widgets/select.html"
# What follows the value of an option, by (selected, disabled).
MARKS = {
    (False, False): SafeString(""),
    (True, False): SafeString(" selected"),
    (False, True): SafeString(" disabled"),
    (True, True): SafeString(" selected disabled"),
}


class Renderer(TemplatesSetting):
    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        if template_name == SELECT:
            context["options"] = format_html_join(
                "", "{}", ((_group(title, options),) for title, options, _index in context["widget"]["optgroups"])
            )
        return super().render(template_name, context, request)


def _group(title: Any, options: list[dict[str, Any]]) -> SafeString:
    inner = format_html_join("", '<option value="{}"{}>{}</option>', map(_facts, options))
    return format_html('<optgroup label="{}">{}</optgroup>', title, inner) if title else inner


def _facts(option: dict[str, Any]) -> tuple[str, SafeString, Any]:
    attrs, label = option["attrs"], option["label"]
    mark = MARKS[bool(attrs.get("selected")), bool(attrs.get("disabled"))]
    return str(option["value"]), mark, label if isinstance(label, str) else localize(label)
