"""Brings the demo's story into the database, through the product's own verbs and each on its own day."""
