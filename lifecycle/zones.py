"""The time zone beside a time, for readers who may be elsewhere."""

from django.utils import timezone
from django.utils.translation import gettext as _


def zone_words() -> str:
    """`Beijing time, UTC+08:00`: the active zone as people know it."""
    offset = f"UTC{timezone.localtime().isoformat()[-6:]}"
    if timezone.get_current_timezone_name() in ("Asia/Shanghai", "CST"):
        return _("Beijing time, %(offset)s") % {"offset": offset}
    return f"{timezone.get_current_timezone_name()}, {offset}"
