"""Django's makemessages, which also finds strings marked by the short names of gettext_lazy."""

from django.core.management.commands import makemessages


class Command(makemessages.Command):
    # `t` marks sentences that are shown as they stand: a percent sign in them is no placeholder.
    xgettext_options = [
        *makemessages.Command.xgettext_options, "--keyword=lazy", "--keyword=_now", "--keyword=t", "--flag=t:1:no-python-format",
    ]  # fmt: skip
