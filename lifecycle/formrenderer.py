"""Draws form fields from our templates; their choices in Python, because a list of people has hundreds."""

from typing import Any

from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest
from django.utils.formats import localize
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

SELECT = "django/forms/widgets/select.html"
BOXES = ("django/forms/widgets/checkbox_select.html", "django/forms/widgets/radio.html")
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
        elif template_name in BOXES:
            for _title, options, _index in context["widget"]["optgroups"]:
                for option in options:
                    option["drawn"] = _box(option)
        return super().render(template_name, context, request)


def _group(title: Any, options: list[dict[str, Any]]) -> SafeString:
    inner = format_html_join("", '<option value="{}"{}>{}</option>', map(_facts, options))
    return format_html('<optgroup label="{}">{}</optgroup>', title, inner) if title else inner


def _box(option: dict[str, Any]) -> SafeString:
    attrs = {name: value for name, value in option["attrs"].items() if value is not False}
    css = f"form-check-input {attrs.pop('class', '')}".strip()
    more = format_html_join("", "{}", ((_attribute(name, value),) for name, value in attrs.items()))
    return format_html(
        '<label class="form-check"{}><input type="{}" name="{}" value="{}"{} class="{}">'
        '<span class="form-check-label">{}</span></label>',
        format_html(' for="{}"', attrs["id"]) if attrs.get("id") else "", option["type"], option["name"],
        str(option["value"]), more, css, _words(option["label"]),
    )  # fmt: skip


def _attribute(name: str, value: Any) -> SafeString:
    return format_html(" {}", name) if value is True else format_html(' {}="{}"', name, str(value))


def _words(label: Any) -> Any:
    return label if isinstance(label, str) else localize(label)


def _facts(option: dict[str, Any]) -> tuple[str, SafeString, Any]:
    attrs = option["attrs"]
    mark = MARKS[bool(attrs.get("selected")), bool(attrs.get("disabled"))]
    return str(option["value"]), mark, _words(option["label"])
