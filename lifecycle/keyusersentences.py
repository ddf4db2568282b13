"""What happens to key users, as sentences after the name of who did it."""

from django.utils.translation import gettext_lazy as lazy

KEY_USERS = {
    "key_user.agreed": lazy("noted that %(name)s gives the time of %(what)s as a key user"),
    "key_user.assessed": lazy("judged what %(what)s can do: %(level)s"),
    "key_user.taught": lazy("logged a session that %(what)s held for %(n)s people: %(topic)s"),
    "key_user.taught_told": lazy("logged by private link: %(what)s taught %(n)s people, %(topic)s"),
    "key_user.struck": lazy("struck out a session of %(what)s, “%(topic)s”: %(reason)s"),
    "key_user.invited": lazy("sent %(what)s a private link to log sessions"),
    "key_user.ended": lazy("noted that %(what)s is no longer a key user: %(reason)s"),
}
