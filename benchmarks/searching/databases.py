"""Scratch databases: an SQLite file, or a database of a PostgreSQL server that runs for as long as the benchmark."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tests.elasticsearch.server import MissingError, free_ports

INSTALLED = Path("/usr/lib/postgresql")
USER = "postgres"


@contextmanager
def sqlite() -> Iterator[str]:
    """The address of an empty database."""
    with tempfile.TemporaryDirectory(prefix="portal-benchmark-") as folder:
        yield f"sqlite:///{folder}/portal.sqlite3"


@contextmanager
def postgresql(server: str = "") -> Iterator[str]:
    """The same on ``server`` (the address of any of its databases), or on one that is started for it."""
    if not server:
        with postgresql_server() as server:
            yield from scratch_database(server)
    else:
        yield from scratch_database(server)


def scratch_database(server: str) -> Iterator[str]:
    name = f"portal_benchmark_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield f"{server.rpartition('/')[0]}/{name}"
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def postgresql_server() -> Iterator[str]:
    """Raises MissingError where none is installed. The server's own settings, but for what only writing waits for."""
    found = sorted(INSTALLED.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    initdb = found[-1] if found else shutil.which("initdb")
    if not initdb:
        raise MissingError("PostgreSQL")
    folder, (port,) = Path(tempfile.mkdtemp(prefix="portal-benchmark-")), free_ports(1)
    # PostgreSQL refuses root.
    as_user = ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--init-groups"] if os.geteuid() == 0 else []
    if as_user:
        owner = pwd.getpwnam(USER)
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    pg_ctl = [*as_user, str(Path(initdb).with_name("pg_ctl")), "--pgdata", f"{folder}/data", "--wait"]
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
    create = ["--auth", "trust", "--username", USER, "--encoding", "UTF8", "--locale", "C.UTF-8"]
    try:
        run([*as_user, str(initdb), "--pgdata", f"{folder}/data", *create])
        run([*pg_ctl, "--log", f"{folder}/log", "--options", options, "start"])
        try:
            yield f"postgres://{USER}@127.0.0.1:{port}/postgres"
        finally:
            run([*pg_ctl, "--mode", "immediate", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run(command: list[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")
