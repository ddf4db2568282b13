"""Words for codes in answers to requirements, as pairs."""

from typing import Any

CONSTRAINT = {
    "resource": ("资源有限", "Resources"),
    "time": ("时间不够", "Time"),
    "roadmap": ("取决于产品路线图", "The product's roadmap"),
}

SETS: dict[str, dict[Any, tuple[str, str]]] = {"constraint": CONSTRAINT}
