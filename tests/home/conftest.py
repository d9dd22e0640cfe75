from __future__ import annotations

import pytest
from django.db.models import Value
from django.db.models.functions import Concat

from home.models import Entitlement


@pytest.fixture(autouse=True)
def _no_records_of_the_demo(request: pytest.FixtureRequest) -> None:
    """A test has the records it makes. Those of the demo, once loaded, stay in the database for the session: here they
    are not published and leave their keys. Without signals, which would write the search's documents each time.
    """
    if request.node.get_closest_marker("django_db"):
        request.getfixturevalue("db")
        Entitlement.objects.update(live=False, key=Concat(Value("demo-"), "key"))
