from __future__ import annotations

import pytest

from home.models import Entitlement


@pytest.fixture(autouse=True)
def _no_records_of_the_demo(request: pytest.FixtureRequest) -> None:
    """A test has the records it makes: the demo, once loaded, stays in the database for the session."""
    if request.node.get_closest_marker("django_db"):
        request.getfixturevalue("db")
        Entitlement.objects.all().delete()
