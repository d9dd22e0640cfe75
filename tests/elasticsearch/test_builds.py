"""Building the index beside the one that serves, going on with an interrupted build, and finding what differs."""

from __future__ import annotations

import io
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command

from search import sources
from search.backends.elasticsearch import backend, builds, checking, delivery, mapping
from search.backends.elasticsearch.client import patient_client
from search.backends.elasticsearch.documents import id_of
from search.index import put_all, remove
from search.models import Document, DocumentKind, ElasticsearchIndex, IndexVersion, Pending
from search.models.elasticsearch_index import IndexState
from search.query import Query
from tests.factories.index_documents import indexed

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("elasticsearch")]
SERVICE = DocumentKind.SERVICE


@pytest.fixture
def documents(portal_index):
    found = [indexed(f"service-{number}") for number in range(7)]
    put_all(SERVICE, found)
    return found


@pytest.fixture
def small_batches(monkeypatch) -> None:
    monkeypatch.setattr(builds, "BATCH", 2)


def serving(index) -> list[str]:
    return list(patient_client().indices.get_alias(name=index.name))


def there(index) -> set[str]:
    return set(patient_client().indices.get(index=f"{index.name}-*"))


def test_a_new_version_takes_the_place_of_the_old_one(portal_index, documents):
    assert portal_index.rebuild() == "Documents for Elasticsearch 7\n"
    assert builds.is_up_to_date()
    assert serving(portal_index) == [f"{portal_index.name}-1"]
    portal_index.rebuild()
    assert serving(portal_index) == [f"{portal_index.name}-2"]
    assert there(portal_index) == {f"{portal_index.name}-2"}
    row = ElasticsearchIndex.objects.get()
    assert (row.name, row.state) == (f"{portal_index.name}-2", IndexState.SERVING)
    assert backend.answer(Query()).total == 7


def test_an_index_in_use_has_its_own_settings(portal_index, documents):
    portal_index.rebuild()
    (found,) = patient_client().indices.get_settings(index=portal_index.name, flat_settings=True).body.values()
    for name, value in mapping.IN_USE.items():
        assert found["settings"][f"index.{name}"] == value


def test_what_is_in_a_new_index_need_not_be_sent_again(portal_index, documents):
    assert Pending.objects.count() == 7
    portal_index.rebuild()
    assert not Pending.objects.exists()


@pytest.mark.usefixtures("small_batches")
def test_an_interrupted_build_goes_on(portal_index, documents, monkeypatch):
    sent, send = [], delivery.send

    def breaks(actions, client):
        if len(sent) == 2:
            raise KeyboardInterrupt
        sent.append(len(list(actions := list(actions))))
        return send(actions, client)

    with monkeypatch.context() as patch:
        patch.setattr(builds, "send", breaks)
        with pytest.raises(KeyboardInterrupt):
            portal_index.rebuild()
    assert ElasticsearchIndex.objects.get().after
    assert not patient_client().indices.exists_alias(name=portal_index.name)
    assert portal_index.rebuild() == "Documents for Elasticsearch 3\n"
    assert serving(portal_index) == [f"{portal_index.name}-1"]
    assert list(checking.check()) == []


@pytest.mark.usefixtures("small_batches")
def test_a_build_by_older_rules_is_dropped(portal_index, documents, monkeypatch):
    half = builds.begin(patient_client())
    list(builds.copy(patient_client(), half))
    monkeypatch.setattr(builds, "fingerprint", lambda: "newer")
    assert portal_index.rebuild() == "Documents for Elasticsearch 7\n"
    assert len(there(portal_index)) == 1
    assert list(ElasticsearchIndex.objects.values_list("fingerprint", flat=True)) == ["newer"]


@pytest.mark.usefixtures("small_batches")
def test_changes_during_a_build_go_to_both(portal_index, documents, monkeypatch):
    portal_index.rebuild()
    changes = iter(
        [
            lambda: put_all(SERVICE, [indexed("renamed", owner=documents[0].owner), indexed("new")]),
            lambda: remove(SERVICE, [documents[1].owner]),
            lambda: remove(SERVICE, [documents[6].owner]),
        ]
    )
    old, send = serving(portal_index), delivery.send

    def while_it_is_read(actions, client):
        actions = list(actions)
        if change := next(changes, None):
            change()
            delivery.deliver_all()
            # Readers see it in the old index at once.
            assert serving(portal_index) == old
            assert len(list(checking.check())) == 0
        return send(actions, client)

    monkeypatch.setattr(builds, "send", while_it_is_read)
    portal_index.rebuild()
    assert serving(portal_index) != old
    assert list(checking.check()) == []
    assert backend.answer(Query()).total == Document.objects.count() == 6


def test_a_build_that_lacks_documents_does_not_serve(portal_index, documents, monkeypatch):
    portal_index.rebuild()
    old = serving(portal_index)
    with monkeypatch.context() as patch:
        patch.setattr(builds, "send", lambda *_args: {})
        with pytest.raises(builds.BuildFailed, match="0 of 7"):
            portal_index.rebuild()
    assert serving(portal_index) == old
    # Nothing is taken to be there that is not.
    assert portal_index.rebuild() == "Documents for Elasticsearch 7\n"


def test_a_lost_index_is_built_again_by_the_scheduler(portal_index, documents, monkeypatch):
    monkeypatch.setattr(sources, "_sources", {})
    portal_index.rebuild()
    patient_client().indices.delete(index=f"{portal_index.name}-1")
    put_all(SERVICE, [indexed("new")])
    call_command("search", "sync", stdout=io.StringIO())
    assert backend.answer(Query()).total == 8
    out = io.StringIO()
    call_command("search", "sync", stdout=out)
    assert "Changes sent to Elasticsearch: 0" in out.getvalue()
    assert serving(portal_index) == [f"{portal_index.name}-2"]


def test_an_index_of_somebody_elses_is_not_touched(portal_index, documents):
    patient_client().indices.create(index=portal_index.name)
    with pytest.raises(builds.BuildFailed, match="none of ours"):
        portal_index.rebuild()
    patient_client().indices.delete(index=portal_index.name)
    portal_index.rebuild()


def test_an_index_being_built_that_is_lost_keeps_no_change_from_the_one_that_serves(
    portal_index, documents, monkeypatch
):
    portal_index.rebuild()
    half = builds.begin(patient_client())
    send = delivery.send

    def lost(actions, client):
        if actions[0]["_index"] == half.name:
            raise delivery.NotDelivered("status 503")
        return send(actions, client)

    monkeypatch.setattr(delivery, "send", lost)
    put_all(SERVICE, [indexed("new")])
    assert delivery.deliver_all() == 1
    assert not ElasticsearchIndex.objects.filter(pk=half.pk).exists()
    with pytest.raises(builds.BuildFailed, match="Run this again"):
        list(builds.copy(patient_client(), half))


@pytest.fixture
def differing(portal_index, documents):
    """One document missing on the cluster, one left over there, one that is older."""
    portal_index.rebuild()
    missing, extra, older = documents[0], indexed("extra"), documents[2]
    client, name = patient_client(), serving(portal_index)[0]
    body = client.get(index=name, id=id_of(SERVICE, older.owner))["_source"]
    client.delete(index=name, id=id_of(SERVICE, missing.owner))
    for owner in (extra.owner, older.owner):
        identity = id_of(SERVICE, owner)
        body = {**body, "owner": str(owner), "key": "other", "written": str(uuid4())}
        # As after a backup was put back: the cluster has seen higher numbers.
        client.index(index=name, id=identity, document=body, version=1_000, version_type="external")
    return {(missing.owner, "missing"), (extra.owner, "left over"), (older.owner, "not the latest")}


def test_every_difference_is_found_and_named(differing):
    assert {(each.owner, each.what) for each in checking.check()} == differing
    assert "service service-0: missing" in [str(each) for each in checking.check()]


def test_a_change_that_is_under_way_is_no_difference(portal_index, documents):
    portal_index.rebuild()
    put_all(SERVICE, [indexed("new")])
    assert list(checking.check()) == []
    Pending.objects.update(attempts=1)
    assert [each.what for each in checking.check()] == ["missing"]


def test_the_order_of_reading_is_the_same_on_both_sides(portal_index, monkeypatch):
    monkeypatch.setattr(checking, "BATCH", 3)
    for kind in DocumentKind:
        put_all(kind, [indexed(f"{kind}-{number}", kind=kind) for number in range(20)])
    portal_index.rebuild()
    here, there_ = list(checking.entries_here()), list(checking.entries_there(patient_client()))
    assert here == there_
    assert len(here) == 40


def test_differences_are_mended(differing, monkeypatch):
    remade = []
    monkeypatch.setattr(checking, "work_off", lambda: remade.append(make_again()))
    found = list(checking.check())
    checking.repair(found)
    assert list(checking.check()) == []
    assert IndexVersion.objects.get(part=SERVICE).number > 1_000


def make_again() -> None:
    """What the services app would do for these documents, which are of no service."""
    waiting = Pending.objects.filter(step="document")
    rows = Document.objects.filter(owner__in=waiting.values("owner"))
    put_all(SERVICE, [indexed(row.key, owner=row.owner) for row in rows])
    waiting.delete()


def test_the_command_says_what_is_wrong(portal_index, differing, settings):
    out = io.StringIO()
    with pytest.raises(CommandError, match="3 differences"):
        call_command("search", "check", "--only", "elasticsearch", stdout=out)
    assert "Elasticsearch: service service-0: missing" in out.getvalue()
    call_command("search", "rebuild", "--only", "elasticsearch", stdout=out)
    call_command("search", "check", "--only", "elasticsearch", stdout=out)
    assert "No differences" in out.getvalue()
    settings.ELASTICSEARCH_HOSTS = ["http://127.0.0.1:9"]
    for what in ("check", "rebuild"):
        with pytest.raises(CommandError, match="does not answer"):
            call_command("search", what, "--only", "elasticsearch", stdout=out)
