"""Words for codes in the documents of training, as pairs; words.py takes them in."""

from __future__ import annotations

from typing import Any

TRAINING = {
    "concept": ("思路", "Thinking behind it"),
    "operation": ("操作", "Operation"),
    "process": ("业务流程", "Business process"),
    "soft": ("软能力", "Soft skills"),
    "problems": ("问题处理", "What to do about problems"),
}
MODE = {
    "on_site": ("现场", "On site"),
    "online": ("线上", "Online"),
    "document": ("自学文档", "By document"),
}

SETS: dict[str, dict[Any, tuple[str, str]]] = {"training": TRAINING, "mode": MODE}
