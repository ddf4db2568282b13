"""The vendor itself: its people, its settings and the calendar it works by."""

import io
from datetime import date, timedelta

from django.contrib.auth.hashers import make_password
from django.core.files.base import ContentFile
from django.db import transaction
from PIL import Image, ImageDraw

from lifecycle.demo.load.cast import Cast, industry
from lifecycle.demo.shapes import Staff
from lifecycle.models import Event, SiteSettings, User
from lifecycle.models.calendar import load_official

PASSWORD = "throughline-demo"  # noqa: S105 - printed in the README; production refuses to start with these people


@transaction.atomic
def load(cast: Cast) -> None:
    """People, settings and calendar; what is there already stays as it is."""
    _people(cast)
    admin, site = cast.user("admin"), SiteSettings.load()
    if site.vendor_name:
        return
    vendor = cast.demo.vendor
    site.revise(
        by=admin, version=site.version, vendor_name=vendor.name.zh, vendor_name_en=vendor.name.en,
        vendor_address=vendor.address.zh, vendor_address_en=vendor.address.en, bank_name=vendor.bank.zh,
        bank_account=vendor.account, bank_swift=vendor.swift, logo=ContentFile(logo(), name="logo.png"), deemed_gate_kinds=["D18"],
    )  # fmt: skip
    first = min(move.on for project in cast.demo.projects for move in project.moves).year
    load_official(range(min(first, cast.today.year - 1), cast.today.year + 2), by=admin)


def _people(cast: Cast) -> None:
    there = {user.email: user for user in User.objects.all()}
    # One hash for all: the password is public, and making twelve takes seconds.
    secret = "" if len(there) >= len(cast.demo.staff) else make_password(PASSWORD)
    for told in cast.demo.staff:
        cast.users[told.key] = there.get(told.email) or _person(told, secret, cast)
    for told in cast.demo.staff:
        user = cast.user(told.key)
        if told.mentor and user.mentor_id is None:
            user.mentor = cast.user(told.mentor)
            user.save(update_fields=["mentor"])


def _person(told: Staff, secret: str, cast: Cast) -> User:
    user = User.objects.create(
        email=told.email, password=secret, name=told.name.zh, name_en=told.name.en, roles=list(told.roles),
        title=told.title.zh, title_en=told.title.en, phone=told.phone,
        language="en" if told.language == "en" else "",  # the others see pages in the language of their browser
        domains=[{"industry": industry(d.industry), "level": d.level, "years": d.years} for d in told.domains],
        consultant_type=told.consultant_type, introduction=told.introduction.zh, introduction_en=told.introduction.en,
        joined_on=_joined(cast.today, told.joined_days_ago), **_proofs(told),
    )  # fmt: skip
    by = cast.users.get("admin", user)
    Event.record("user.added", by=by, subject=user, data={"roles": user.roles})
    return user


def _proofs(told: Staff) -> dict[str, str]:
    """Certificates and former projects of those who stand before customers."""
    if not {"IM", "PM", "SM"} & set(told.roles):
        return {}
    manages = "PM" in told.roles
    return {
        "certificates": "项目管理专业人士（PMP）\n信息系统项目管理师" if manages else "系统集成项目管理工程师",
        "certificates_en": "Project Management Professional (PMP)\nInformation systems project manager"
        if manages
        else "Systems integration engineer",
        "former_projects": "三甲医院药品供应链，2023 年\n区域水务收费系统，2024 年",
        "former_projects_en": "Drug supply of a large hospital, 2023\nBilling of a regional water company, 2024",
    }


def _joined(today: date, days_ago: int) -> date:
    return today - timedelta(days=days_ago)


def logo() -> bytes:
    """A plain mark: a line that goes through three stations."""
    image = Image.new("RGBA", (480, 480), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((16, 16, 464, 464), radius=96, fill=(17, 94, 89, 255))
    draw.line((96, 336, 240, 240, 384, 144), fill=(255, 255, 255, 255), width=36, joint="curve")
    for x, y in ((96, 336), (240, 240), (384, 144)):
        draw.ellipse((x - 44, y - 44, x + 44, y + 44), fill=(255, 255, 255, 255))
        draw.ellipse((x - 22, y - 22, x + 22, y + 22), fill=(17, 94, 89, 255))
    out = io.BytesIO()
    image.resize((240, 240), Image.Resampling.LANCZOS).save(out, "PNG", optimize=True)
    return out.getvalue()
