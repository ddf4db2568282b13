"""How quick pages are, beside a bare Django page in the same run. Figures to read, never a test."""
