"""Files that are named by their content: complete on the disk before they can be seen, and never changed."""

import os
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage


def keep(name: str, content: bytes) -> str:
    """Write `content` under `name` unless it is there. A process killed meanwhile leaves no half file behind."""
    target = Path(default_storage.path(name))
    if target.exists() and target.stat().st_size == len(content):
        return name
    target.parent.mkdir(parents=True, exist_ok=True, mode=settings.FILE_UPLOAD_DIRECTORY_PERMISSIONS)
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, settings.FILE_UPLOAD_PERMISSIONS)
        os.replace(temporary, target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)
    return name


def _sync_folder(folder: Path) -> None:
    """The new name itself must survive a power cut too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
