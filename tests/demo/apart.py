"""The database as the portal's own process sees it: a test's connection is inside a transaction, and would not."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connections

from portal.models import Organisation, User

T = TypeVar("T")


def apart(do: Callable[[], T]) -> T:
    """What ``do`` returns, run on a connection of its own. What it writes stays: whoever calls takes it back."""

    def run() -> T:
        try:
            return do()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as one:
        return one.submit(run).result()


def make_editor(name: str, group: str, organisation: str = "") -> User:
    """An account whose password is its name; ``organisation``: the slug of whose editor it is."""

    def make() -> User:
        call_command("setup_groups", verbosity=0)
        own = Organisation.objects.records().get(slug=organisation) if organisation else None
        user = User.objects.create_user(name, password=name, organisation=own)
        user.groups.add(Group.objects.get(name=group))
        return user

    return apart(make)


def remove_editors(*names: str) -> None:
    apart(lambda: User.objects.filter(username__in=names).delete())
