"""The scan worker: `python -m lifecycle.scans.worker`. It opens what was uploaded, which may be made to do harm.

Like the render worker it has limits on memory and time, no settings of the application, no database and no secret.
"""

from __future__ import annotations

import base64
import time

from ..pdf.serving import Answer, encoded, serve
from . import limits


def read(job: Answer) -> Answer:
    """Every page of a file: written anew as a JPEG, and the text of its mark."""
    from . import codes, pictures, sheets
    from .unreadable import Unreadable

    content = base64.b64decode(job["content"])
    source = sheets if job["kind"] == "application/pdf" else pictures
    pages, patience = [], limits.SEARCH_SECONDS_FILE
    try:
        for picture in source.opened(content):
            begun = time.monotonic()
            found = codes.find(picture, min(limits.SEARCH_SECONDS, patience))
            patience -= 0 if found else time.monotonic() - begun
            kept = pictures.jpeg(picture, found.turn if found else 0)
            pages.append({"jpeg": encoded(kept), "text": found.text if found else ""})
    except Unreadable as unreadable:
        return {"why": unreadable.why}
    return {"pages": pages}


JOBS = {"read": read}

if __name__ == "__main__":
    serve(JOBS, seconds=limits.FILE_SECONDS)
