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
LEVEL = {
    "decision": ("决策层", "Those who decide"),
    "maintenance": ("维护层", "Those who maintain the system"),
    "operation": ("操作层", "Those who work with it"),
}
AUDIENCE = {
    "key": ("重点用户", "Key users"),
    "broad": ("全体使用者", "Everyone who works with it"),
}
SIGN_IN = {
    "both": ("手机扫码签到，无手机者在签到表上签名", "By phone, and on paper for those without one"),
    "phone": ("手机扫码签到", "By phone"),
    "sheet": ("签到表签名", "On a printed sheet"),
}
MATERIAL = {
    "material": ("培训教材", "Training material"),
    "manual": ("操作手册", "Operation manual"),
    "card": ("操作卡片", "Quick card"),
    "video": ("视频", "Film"),
    "data": ("练习数据", "Practice data"),
}
QUESTION = {
    "content": ("内容", "Content"),
    "trainer": ("讲师", "Trainer"),
    "pace": ("进度", "Pace"),
    "material": ("教材", "Material"),
}

EXAM_QUESTION = {
    "single": ("单选题", "One answer"),
    "multiple": ("多选题", "Several answers"),
    "truth": ("判断题", "True or false"),
    "short": ("简答题", "Short answer"),
    "task": ("实操题", "Practical task"),
}

SETS: dict[str, dict[Any, tuple[str, str]]] = {
    "training": TRAINING, "mode": MODE, "exam_question": EXAM_QUESTION, "training_level": LEVEL,
    "training_audience": AUDIENCE, "training_sign_in": SIGN_IN, "training_material": MATERIAL, "training_question": QUESTION,
}  # fmt: skip
