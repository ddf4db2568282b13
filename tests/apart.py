"""Work in a thread of its own: after a browser test an event loop runs in the main thread, and pyHanko starts one."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any


def apart(work: Callable[..., Any], *args: Any, **facts: Any) -> Any:
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(work, *args, **facts).result()
