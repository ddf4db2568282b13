"""Words for codes in answers to requirements, as pairs."""

from typing import Any

CONSTRAINT = {
    "resource": ("资源有限", "Resources"),
    "time": ("时间不够", "Time"),
    "roadmap": ("取决于产品路线图", "The product's roadmap"),
}

ATTACHMENT = {
    "diagram": ("图表", "Diagram"),
    "prototype": ("原型", "Prototype"),
    "form": ("表单或报表", "Form or report"),
}

SETS: dict[str, dict[Any, tuple[str, str]]] = {"attachment": ATTACHMENT, "constraint": CONSTRAINT}
