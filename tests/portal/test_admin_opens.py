"""The admin's own pages open for whoever may do everything."""

from __future__ import annotations

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["wagtailadmin_home", "wagtailadmin_explore_root", "wagtailsites:index"])
def test_it_opens(admin_client, name):
    assert admin_client.get(reverse(name)).status_code == 200
