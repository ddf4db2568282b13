"""No code is shown to people where a word belongs, and lists are written as the reader's language writes them."""

import json
import re
from pathlib import Path

import pytest
from django.utils import translation

from lifecycle import evidence, standard
from lifecycle.forms.playbooks import demands
from lifecycle.models import PlaybookItem
from lifecycle.text import labelled, listed

DEMANDS = [demand for item in json.loads(Path(standard.DATA).read_text())["items"] for demand in item["evidence"]]


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_what_the_playbook_demands_is_said_in_words(language):
    with translation.override(language):
        labels = [evidence.demand_label(demand) for demand in DEMANDS] + demands(PlaybookItem(evidence=DEMANDS))
    assert labels and not [label for label in labels if re.search(r"D\d\d|[A-Z]{4}|_", label)]


def test_lists_and_labels_take_the_punctuation_of_the_language():
    with translation.override("zh-hans"):
        assert (listed(["甲", "乙"]), labelled("状态", "售前")) == ("甲、乙", "状态：售前")
    with translation.override("en"):
        assert (listed(["a", 2]), labelled("State", "Lead")) == ("a, 2", "State: Lead")
