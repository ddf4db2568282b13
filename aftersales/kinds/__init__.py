"""The kinds of records of after-sales that have a room of their own; acceptance and payment stand in apps.py."""

from aftersales.kinds.trainings import trainings

__all__ = ["trainings"]
