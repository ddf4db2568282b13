"""What every sample shares: people, the frame, a place to sign, a logo."""

from __future__ import annotations

import base64
import io
from typing import Any

from PIL import Image, ImageDraw

RARE = "𠮷𬱖𫖯䶮"


def both(zh: str, en: str = "") -> dict[str, str]:
    return {"zh": zh, "en": en}


VENDOR = both("华信软件有限公司", "Huaxin Software Co., Ltd.")
HOSPITAL = both("江州市人民医院", "Jiangzhou Renmin Hospital")
EXPERT = both("陈志远", "Chen Zhiyuan")
IMPLEMENTER = both("王磊", "Wang Lei")
MANAGER = both("张敏", "Zhang Min")
COMMERCIAL = both("李琴", "Li Qin")


def frame(kind: str, language: str, title: dict[str, str], body: dict[str, Any], **more: Any) -> dict[str, Any]:
    number = f"P-2026-0042-{kind}-01"
    return {
        "kind": kind,
        "number": number,
        "version": 1,
        "language": language,
        "issued_on": "2026-09-05",
        "generated_at": "2026-09-05T02:42:00Z",
        "draft": False,
        "internal": False,
        "title": title,
        "vendor": {
            "name": VENDOR,
            "logo": None,
            "address": both("江州市科技路 8 号", "8 Keji Road, Jiangzhou"),
            "bank": {"name": "中国工商银行江州科技支行", "account": "6222 0210 0112 3456 789", "swift": "ICBKCNBJ"},
        },
        "project": {"number": "P-2026-0042", "name": both("人民医院 ERP 实施", "Hospital ERP rollout")},
        "customer": {"name": HOSPITAL},
        "public_code": "ABCDEFGHJK",
        "verify_url": "https://throughline.example/v/ABCDEFGHJK",
        "revisions": [
            {"n": 1, "on": "2026-09-05", "reason": both("首次发布", "First issue")},
        ],
        "body": body,
        "slots": [],
        **more,
    }


def slot(
    key: str, role: dict[str, str], name: dict[str, str], title: dict[str, str], seal: bool = True
) -> dict[str, Any]:
    party = key.split("-")[0]
    return {"key": key, "party": party, "role": role, "name": name, "title": title, "seal": seal}


def logo() -> str:
    picture = Image.new("RGBA", (480, 120), (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    pen.ellipse((5, 5, 115, 115), fill=(29, 58, 95, 255))
    pen.rectangle((140, 40, 470, 80), fill=(29, 58, 95, 160))
    written = io.BytesIO()
    picture.save(written, "PNG")
    return "data:image/png;base64," + base64.b64encode(written.getvalue()).decode()
