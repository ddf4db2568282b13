"""How much a scan may hold. Scans come from anywhere, and some pictures are made to burn time and memory."""

MAX_FILES = 20  # at one upload
MAX_FILE_BYTES = 25 * 1024 * 1024
MAX_TOTAL_BYTES = 60 * 1024 * 1024  # of all originals of one copy: every one of them goes into the sealed record
MAX_PAGES = 100  # of one document on paper, and in one file
MAX_SCANNED = 300  # pages of one copy, with all that were scanned twice
MAX_PIXELS = 64_000_000  # as it comes: the largest pictures of phones
READ_PIXELS = 16_000_000  # what the code is looked for in
KEPT_PIXELS = 4_000_000  # as it is shown and sealed: 200 dpi of an A4 page
MAX_RATIO = 12  # a strip is no page

DPI = 200
JPEG_QUALITY = 82

FILE_SECONDS = 180
PAGE_SECONDS = 20
SEARCH_SECONDS = 6.0  # for the code on one page
SEARCH_SECONDS_FILE = 60.0  # for codes that are not found; each page is looked at once at least
