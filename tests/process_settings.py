"""Settings of processes that tests start beside their own: the product's, with the database and folders of the test.

Which these are, and the keys, the test puts into the environment: see tests/processes.py.
"""

from lifecycle.settings import *  # noqa: F403
from lifecycle.settings import PLAIN_STATIC, STORAGES

STORAGES["staticfiles"] = {"BACKEND": PLAIN_STATIC}
SEAL_KEY_BITS = 2048
