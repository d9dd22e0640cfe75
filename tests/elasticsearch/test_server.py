"""The launcher itself: what it finds, what it fetches, what it starts, and that nothing of it stays behind."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from elastic_transport import ConnectionTimeout
from elasticsearch import Elasticsearch

from .server import MissingError, find_java, install, wait_until

START_SCRIPT = "bin/elasticsearch"


def java(folder: Path, version: str) -> Path:
    (folder / "bin").mkdir(parents=True)
    (folder / "bin" / "java").touch()
    (folder / "release").write_text(f'IMPLEMENTOR="Someone"\nJAVA_VERSION="{version}"\n')
    return folder


@pytest.fixture
def no_named_java(monkeypatch):
    for name in ("ES_JAVA_HOME", "JAVA_HOME"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.usefixtures("no_named_java")
def test_a_newer_java_is_found_beside_the_default_one(tmp_path, monkeypatch):
    java(tmp_path / "java-17", "17.0.15")
    newest = java(tmp_path / "jdk-25", "25")
    named = java(tmp_path / "java-21", "21.0.2")
    assert find_java(installed=tmp_path) == newest
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "java-17"))
    assert find_java(installed=tmp_path) == newest
    monkeypatch.setenv("ES_JAVA_HOME", str(named))
    assert find_java(installed=tmp_path) == named


@pytest.mark.usefixtures("no_named_java")
def test_an_old_java_is_not_enough(tmp_path):
    java(tmp_path / "java-8", "1.8.0_402")
    java(tmp_path / "java-17", "17.0.15")
    with pytest.raises(MissingError, match="Java 21"):
        find_java(installed=tmp_path)


@pytest.fixture
def maven(tmp_path, monkeypatch):
    """Puts a script in Maven's place; it is called with Maven's arguments."""
    monkeypatch.delenv("ELASTICSEARCH_TEST_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "path"), prepend=":")
    (tmp_path / "path").mkdir()

    def pretend(script: str) -> Path:
        (tmp_path / "path" / "mvn").write_text(f"#!/bin/sh\n{script}\n")
        (tmp_path / "path" / "mvn").chmod(0o755)
        return tmp_path / "cache"

    return pretend


def test_it_is_fetched_once(maven):
    unpacks = "mkdir -p top/bin top/elasticsearch/bin top/elasticsearch/config && umask 077 && "
    cache = maven(unpacks + "echo start > top/bin/elasticsearch && echo set > top/elasticsearch/config/jvm.options")
    home = install(cache)
    assert (home / START_SCRIPT).stat().st_mode & 0o777 == 0o755
    assert (home / "config" / "jvm.options").stat().st_mode & 0o777 == 0o644
    maven("exit 1")
    assert install(cache) == home


def test_a_fetch_that_failed_says_why_and_leaves_nothing(maven):
    cache = maven("mkdir top; echo no such host; exit 1")
    with pytest.raises(MissingError, match="no such host"):
        install(cache)
    assert [path.name for path in cache.iterdir()] == ["lock"]


def test_one_that_is_there_already_can_be_named(tmp_path, monkeypatch):
    monkeypatch.setenv("ELASTICSEARCH_TEST_HOME", str(tmp_path))
    with pytest.raises(MissingError, match="ELASTICSEARCH_TEST_HOME"):
        install()
    (tmp_path / "bin").mkdir()
    (tmp_path / START_SCRIPT).touch()
    assert install() == tmp_path


def test_it_knows_places_ranges_and_children(elasticsearch_url):
    client = Elasticsearch(elasticsearch_url)
    fields = {
        "kind": {"type": "keyword"},
        "place": {"type": "geo_point"},
        "ages": {"type": "integer_range"},
        "hours": {"type": "nested", "properties": {"day": {"type": "keyword"}, "open": {"type": "integer_range"}}},
    }
    client.indices.create(index="launcher", mappings={"properties": fields})
    leeds = {"lat": 53.8, "lon": -1.55}
    hours = [{"day": "mon", "open": {"gte": 540, "lt": 720}}, {"day": "tue", "open": {"gte": 780, "lt": 900}}]
    document = {"kind": "food", "place": leeds, "ages": {"gte": 16, "lte": 25}, "hours": hours}
    client.index(index="launcher", document=document, refresh=True)

    def found(day: str) -> dict:
        at_ten = [{"term": {"hours.day": day}}, {"term": {"hours.open": 600}}]
        near = {"geo_distance": {"distance": "5km", "place": {"lat": 53.81, "lon": -1.55}}}
        nested = {"nested": {"path": "hours", "query": {"bool": {"filter": at_ten}}}}
        return client.search(
            index="launcher",
            query={"bool": {"filter": [near, {"term": {"ages": 18}}, nested]}},
            aggregations={"kinds": {"terms": {"field": "kind"}}},
        ).body

    assert found("mon")["hits"]["total"]["value"] == 1
    assert found("mon")["aggregations"]["kinds"]["buckets"] == [{"key": "food", "doc_count": 1}]
    assert found("tue")["hits"]["total"]["value"] == 0


def test_two_nodes_go_on_without_the_third(cluster):
    client = Elasticsearch([node.url for node in cluster.nodes[1:]])
    client.options(ignore_status=404).indices.delete(index="copied")
    client.indices.create(index="copied", settings={"number_of_shards": 3, "number_of_replicas": 1})
    client.index(index="copied", id="1", document={"name": "kept"}, refresh=True)
    assert not client.cluster.health(index="copied", wait_for_status="green", timeout="60s")["timed_out"]
    cluster.kill(cluster.nodes[0])
    cluster.wait()
    assert client.cluster.health()["number_of_nodes"] == 2
    assert client.get(index="copied", id="1")["_source"] == {"name": "kept"}


def test_a_paused_node_lets_its_clients_wait(cluster):
    node = cluster.nodes[-1]
    client = Elasticsearch(node.url, max_retries=0)
    cluster.pause(node)
    with pytest.raises(ConnectionTimeout):
        client.options(request_timeout=0.5).info()
    cluster.resume(node)
    cluster.wait()
    assert client.info()["name"] == node.name


def test_nothing_stays_when_the_tests_are_killed(elasticsearch_url):
    """The fixture is asked for because of what it needs: Java and a server that has been fetched."""
    begins = "import time; from tests.elasticsearch.server import Cluster; c = Cluster(); n = c.nodes[0]; "
    starts = "n.start(c.home, c.java, c.options); c._tell_guard(); print(n.process.pid, c.folder, flush=True); "
    with subprocess.Popen(
        [sys.executable, "-c", f"{begins}{starts}time.sleep(60)"], stdout=subprocess.PIPE, text=True
    ) as tests:
        launcher, folder = tests.stdout.readline().split()
        tests.send_signal(signal.SIGKILL)

    def alive() -> bool:
        """A process that is dead but not yet reaped has an empty command line."""
        try:
            return bool(Path(f"/proc/{launcher}/cmdline").read_bytes())
        except OSError:
            return False

    assert wait_until(lambda: not Path(folder).exists(), 20)
    assert wait_until(lambda: not alive(), 20)
