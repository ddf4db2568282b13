"""The cast in pre-sales. Words are read in English, whatever the site's language is."""

from tests.presales.conftest import cast, presales_scene

__all__ = ["cast", "presales_scene"]
