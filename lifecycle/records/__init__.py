"""The pages that every record kind gets: list, detail, add, edit, act, issue, preview.

A stage app declares a RecordKind (lifecycle/stages.py) and gets them all. Forms: a ModelForm that takes `project=` and
`user=`; lines are inline formsets; an act's form takes `record=` and `user=`, and its cleaned data goes to the verb.
"""

from lifecycle.records.acts import RecordAct
from lifecycle.records.detail import RecordDetail
from lifecycle.records.following import RecordThread
from lifecycle.records.issuing import RecordIssue, RecordPreview
from lifecycle.records.listing import RecordList
from lifecycle.records.writing import RecordAdd, RecordEdit

__all__ = [
    "RecordAct",
    "RecordAdd",
    "RecordDetail",
    "RecordEdit",
    "RecordIssue",
    "RecordList",
    "RecordPreview",
    "RecordThread",
]
