"""``manage.py search`` without a cluster."""

from __future__ import annotations

import datetime
import io
from dataclasses import replace
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from search import sources
from search.documents import IndexDocument
from search.health import check_search
from search.index import is_up_to_date, put_all, remove
from search.models import Document, DocumentKind, IndexVersion, Pending
from search.outbox import remember
from search.sources import Source
from tests.factories.index_documents import indexed

pytestmark = pytest.mark.django_db
SERVICE = DocumentKind.SERVICE


@pytest.fixture
def services(monkeypatch) -> dict[UUID, IndexDocument]:
    """What is public now, by owner, in place of all other sources."""
    found = {each.owner: each for each in (indexed(f"service-{number}") for number in range(3))}
    source = Source(SERVICE, lambda owners: [found[each] for each in owners if each in found], lambda: list(found))
    monkeypatch.setattr(sources, "_sources", {SERVICE: source})
    return found


def run(*arguments: str) -> list[str]:
    out = io.StringIO()
    call_command("search", *arguments, stdout=out)
    return out.getvalue().splitlines()


def keys() -> list[str]:
    return sorted(Document.objects.values_list("key", flat=True))


def test_rebuild_makes_all_documents_and_drops_the_rest(services):
    put_all(SERVICE, [indexed("gone")])
    assert run("rebuild") == ["Documents of kind service 3"]
    assert keys() == ["service-0", "service-1", "service-2"]
    assert run("check") == ["No differences"]


def test_check_names_every_difference_and_repair_mends_it(services):
    run("rebuild")
    missing, older, _same = services.values()
    remove(SERVICE, [missing.owner])
    services[older.owner] = replace(older, text={"en": "new words"})
    put_all(SERVICE, [indexed("gone")])
    out = io.StringIO()
    with pytest.raises(CommandError, match="3 differences"):
        call_command("search", "check", stdout=out)
    said = ["service gone: left over", "service service-0: missing", "service service-1: not the latest"]
    assert sorted(out.getvalue().splitlines()) == [f"documents: {each}" for each in said]
    assert run("check", "--repair")[-1] == "Repaired: 3"
    assert run("check") == ["No differences"]
    assert not Pending.objects.exists()


def test_what_cannot_be_mended_is_said(services, monkeypatch):
    run("rebuild")
    put_all(SERVICE, [indexed("gone")])
    monkeypatch.setattr("search.outbox.write_documents", lambda *_args: 1 / 0)
    with pytest.raises(CommandError, match="Not mended: service gone: left over"):
        run("check", "--repair")


def test_sync_does_what_is_waiting(services):
    assert "Documents of kind service 3" in run("sync")
    new = indexed("new")
    services[new.owner] = new
    remember(SERVICE, [new.owner])
    assert run("sync")[0] == "Documents made: 1"
    assert "new" in keys()


def test_sync_rebuilds_what_was_made_by_older_rules(services):
    run("sync")
    IndexVersion.objects.update(analysis="older")
    assert not is_up_to_date(SERVICE)
    run("sync")
    assert is_up_to_date(SERVICE)


@pytest.mark.usefixtures("away")
def test_sync_goes_on_without_the_cluster(services, capsys):
    assert "Documents of kind service 3" in run("sync")
    assert "Elasticsearch does not answer" in capsys.readouterr().err
    assert Pending.objects.filter(step="elasticsearch").count() == 3


@pytest.mark.usefixtures("away")
@pytest.mark.parametrize("what", ["rebuild", "check", "status"])
def test_a_cluster_that_is_away_is_said_plainly(services, what):
    with pytest.raises(CommandError, match="the database answers every search"):
        run(what)


def test_status(services):
    run("rebuild")
    assert run("status") == [
        "Documents of kind service: 3",
        "Waiting for document: 0",
        "Waiting for elasticsearch: 0",
        "Search: well",
    ]


def test_elasticsearch_alone_needs_hosts():
    with pytest.raises(CommandError, match="ELASTICSEARCH_HOSTS is empty"):
        run("rebuild", "--only", "elasticsearch")


def test_late_changes_are_said(services):
    remember(SERVICE, services)
    assert check_search() is None
    Pending.objects.update(since=timezone.now() - datetime.timedelta(minutes=11))
    assert check_search() == "late"
