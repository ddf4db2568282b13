"""A training of minutes: noted once, with somebody; what we learned from them becomes a note for all colleagues."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone

from aftersales.models import MicroTraining
from lifecycle.errors import Refused
from lifecycle.models import KnowledgeNote, Trace

pytestmark = pytest.mark.django_db


def test_it_is_noted_on_one_short_form(cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.consultant)
    url = f"{cast.project.get_absolute_url()}aftersales/micro-trainings/new/"
    key = client.get(url).context["hidden"]["creation_key"]
    today = timezone.localdate()
    data = {"creation_key": key, "what": "批量退药", "name": "何护士", "minutes": "5", "on": today.isoformat()}
    for wrong in ({"name": ""}, {"minutes": "0"}, {"on": (today + timedelta(days=1)).isoformat()}):
        assert client.post(url, data | wrong).status_code == 422
    for _twice in range(2):
        assert client.post(url, data).status_code == 302
    assert MicroTraining.objects.get().who == "何护士"


def test_what_we_learned_is_shared_once(cast: SimpleNamespace) -> None:
    row = MicroTraining(project=cast.project, what="批量退药", contact=cast.owner)
    row.put(by=cast.consultant, read_version=None)
    with pytest.raises(Refused, match="learned"):
        row.share(by=cast.consultant)
    MicroTraining.objects.update(learned="护士按床号分拣更快")
    row.share(by=cast.consultant)
    note = KnowledgeNote.objects.get()
    assert note.text == "护士按床号分拣更快" and Trace.targets(row) == [note]
    with pytest.raises(Refused):
        row.share(by=cast.consultant)
