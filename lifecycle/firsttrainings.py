"""What trained the customer before there was a training plan: a demonstration that was shown patiently."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class FirstTraining:
    label: str
    url: str
    at: datetime
    people: int
