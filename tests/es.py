"""A real Elasticsearch on loopback for the tests: fetched once from Maven Central, started where it is asked for, always stopped.

The distribution travels inside another product's zip (`tests/elastic/pom.xml`). It refuses to run as root and needs a JDK of 21 or later.
By hand: ``python -m tests.es fetch`` and ``python -m tests.es run PORT`` (until Ctrl-C).
"""

from __future__ import annotations

import atexit
import fcntl
import functools
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from elasticsearch import Elasticsearch

VERSION, CARRIER = "9.4.3", "26.9.0.129388"
CACHE = Path(os.environ.get("ES_CACHE", "/var/tmp/kliping-elasticsearch"))
HOME = CACHE / f"elasticsearch-{VERSION}"
_NOBODY = 65534
_LONGEST_START = 240


class Missing(Exception):
    """There is no server to test with; the text says what would help."""


@dataclass
class Node:
    """One server process in ``folder``; ``seeds`` and ``masters`` make it part of a cluster."""

    folder: Path
    http: int
    transport: int
    name: str = "satu"
    cluster: str = "kliping-test"
    heap: str = "512m"
    seeds: Sequence[str] = ()
    masters: Sequence[str] = ()
    _process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.http}"

    def launch(self) -> None:
        """Start without waiting."""
        self._configure()
        java = java_home()
        environment = {key: value for key, value in os.environ.items() if key != "JAVA_TOOL_OPTIONS"} | {
            "ES_TMPDIR": str(self.folder / "tmp"), "LIBFFI_TMPDIR": str(self.folder / "tmp"), "ES_JAVA_HOME": str(java),
            "JAVA": str(java / "bin/java"), "JAVA_TYPE": "ES_JAVA_HOME", "ES_HOME": str(HOME), "ES_PATH_CONF": str(self.folder / "config"),
            "ES_DISTRIBUTION_TYPE": "tar",
        }  # fmt: skip
        command = [
            str(java / "bin/java"), "-Xms4m", "-Xmx64m", "-XX:+UseSerialGC", "-cp", f"{HOME}/lib/tools/server-launcher/*",
            "org.elasticsearch.server.launcher.ServerLauncher", "-p", str(self._pid_file),
        ]  # fmt: skip
        user = {"user": _NOBODY, "group": _NOBODY, "extra_groups": []} if os.getuid() == 0 else {}
        self._pid_file.unlink(missing_ok=True)
        with (self.folder / "logs/stdout.log").open("wb") as log:
            self._process = subprocess.Popen(
                command, cwd=HOME, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log, **user
            )  # fmt: skip

    def wait(self) -> None:
        """Until it answers. Raises ``Missing`` with the end of its log when it does not."""
        until = time.monotonic() + _LONGEST_START
        while time.monotonic() < until and self._process and self._process.poll() is None:
            if self.healthy():
                (self.folder / "data/.joined").touch()
                return
            time.sleep(0.3)
        said = "".join((self.folder / f"logs/{name}.log").read_text("utf-8", "replace")[-1500:] for name in ("stdout", "server"))
        self.stop()
        raise Missing(f"Elasticsearch did not start in {self.folder}: {said}")

    def healthy(self) -> bool:
        """Whether it answers and has its shards."""
        return health(self.address) in ("green", "yellow")

    def stop(self, kill: bool = False) -> None:
        """End it, at once with ``kill``."""
        with suppress(OSError, ValueError):
            server = int(self._pid_file.read_text("ascii"))
            os.kill(server, signal.SIGKILL if kill else signal.SIGTERM)
            _gone(server)
        if self._process:
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(10)
            self._process.kill()
            self._process.wait()
            self._process = None
        self._pid_file.unlink(missing_ok=True)

    @property
    def _pid_file(self) -> Path:
        return self.folder / "es.pid"

    def _configure(self) -> None:
        for part in ("data", "logs", "config/jvm.options.d", "tmp", "repo"):
            (self.folder / part).mkdir(parents=True, exist_ok=True)
        (self.folder / "config/elasticsearch.yml").write_text("\n".join(self._settings()) + "\n", "utf-8")
        (self.folder / "config/log4j2.properties").write_text(_LOGGING, "utf-8")
        options = (f"-Xms{self.heap}", f"-Xmx{self.heap}", f"-Djava.io.tmpdir={self.folder}/tmp", "-XX:-HeapDumpOnOutOfMemoryError")
        (self.folder / "config/jvm.options").write_text("\n".join(options) + "\n", "utf-8")
        if os.getuid() == 0:
            for path in (self.folder, *self.folder.rglob("*")):
                os.chown(path, _NOBODY, _NOBODY)

    def _settings(self) -> Iterator[str]:
        yield from (f"cluster.name: {self.cluster}", f"node.name: {self.name}", f"path.data: {self.folder}/data")
        yield from (f"path.logs: {self.folder}/logs", f"path.repo: ['{self.folder}/repo']", "network.host: 127.0.0.1")
        yield from (f"http.port: {self.http}", f"transport.port: {self.transport}")
        yield from self._security()
        yield "cluster.routing.allocation.disk.threshold_enabled: false"
        if not self.seeds:
            yield "discovery.type: single-node"
            return
        yield f"discovery.seed_hosts: {json.dumps(list(self.seeds))}"
        if not (self.folder / "data/.joined").exists():
            yield f"cluster.initial_master_nodes: {json.dumps(list(self.masters))}"

    def _security(self) -> Iterator[str]:
        yield "xpack.security.enabled: false"


def _gone(process: int) -> None:
    """Wait until the process has ended; after a minute, end it."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        os.kill(process, 0)
        time.sleep(0.1)
    os.kill(process, signal.SIGKILL)


_LOGGING = """status = error
appender.file.type = File
appender.file.name = file
appender.file.fileName = ${sys:es.logs.base_path}/server.log
appender.file.layout.type = PatternLayout
appender.file.layout.pattern = [%d{ISO8601}][%-5p][%c{1.}] %marker%m%n
rootLogger.level = info
rootLogger.appenderRef.file.ref = file
"""


def java_home() -> Path:
    """A JDK of 21 or later. Raises ``Missing``."""
    chosen = os.environ.get("ES_JAVA_HOME")
    if chosen:
        return Path(chosen)
    for home in sorted(Path("/usr/lib/jvm").glob("*")):
        if (home / "bin/jlink").exists():
            said = subprocess.run([home / "bin/java", "-version"], capture_output=True, text=True, check=False).stderr
            number = said.partition('version "')[2].partition(".")[0].partition('"')[0]
            if number.isdecimal() and int(number) >= 21:
                return home
    raise Missing("no JDK of 21 or later under /usr/lib/jvm (or in $ES_JAVA_HOME)")


def fetch() -> Path:
    """The distribution, downloaded (about 0.9 GB) when it is not in the cache. Raises ``Missing``."""
    if (HOME / ".ready").exists():
        return HOME
    if not shutil.which("mvn"):
        raise Missing("Maven is not installed, and Elasticsearch is not in the cache")
    raw = CACHE / f"raw-{VERSION}"
    for old in (HOME, raw):
        shutil.rmtree(old, ignore_errors=True)
    pom = Path(__file__).parent / "elastic/pom.xml"
    order = ["mvn", "-q", "-B", "-f", pom, f"-Dcarrier.version={CARRIER}", f"-Draw.dir={raw}", "generate-resources"]
    try:
        subprocess.run(order, check=True, stdout=sys.stderr)
    except subprocess.CalledProcessError as problem:
        raise Missing(f"Maven could not fetch Elasticsearch (exit code {problem.returncode})") from None
    next(raw.glob("*/elasticsearch")).rename(HOME)
    shutil.rmtree(raw)
    subprocess.run(["chmod", "-R", "a+rX", CACHE], check=True)
    (HOME / ".ready").touch()
    return HOME


def health(address: str) -> str:
    """The colour of the cluster; ``red`` also when nobody answers."""
    try:
        with urllib.request.urlopen(f"{address}/_cluster/health", timeout=2) as answer:
            return str(json.load(answer)["status"])
    except (OSError, ValueError):
        return "red"


_ours: list[Node] = []
"""What this process started; others may still use it when it leaves."""


@functools.cache
def shared_server() -> str:
    """The address of the one server of this test run: ``$KLIPING_TEST_ELASTICSEARCH``, else one started from the cache.

    With ``CI=true`` it is fetched first. All processes of a run use the same server; the last to leave stops it. Raises ``Missing``.
    """
    given = os.environ.get("KLIPING_TEST_ELASTICSEARCH")
    if given:
        return given
    _ready()
    folder = Path(tempfile.gettempdir()) / f"kliping-es-{os.environ.get('PYTEST_XDIST_TESTRUNUID', os.getpid())}"
    with _only_one():
        folder.mkdir(mode=0o755, exist_ok=True)
        told = folder / "address"
        if not told.exists():
            node = Node(folder, free_port(), free_port())
            _ours.append(node)
            node.launch()
            node.wait()
            told.write_text(node.address, "ascii")
        (folder / f"user-{os.getpid()}").touch()
    atexit.register(_leave, folder)
    return told.read_text("ascii")


def free_port() -> int:
    """A port of loopback that nobody uses now."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


def empty(address: str, prefix: str) -> None:
    """Forget every document under ``prefix``: much quicker than making new indexes for each test."""
    with Elasticsearch(address, request_timeout=60) as client:
        client.delete_by_query(index=f"{prefix}-*", query={"match_all": {}}, refresh=True, conflicts="proceed")


def _ready() -> None:
    if os.environ.get("CI") == "true":
        with _only_one():
            fetch()
    elif not (HOME / ".ready").exists():
        raise Missing("no Elasticsearch here: set KLIPING_TEST_ELASTICSEARCH to an address, or CI=true to fetch one (0.9 GB)")
    java_home()


def _leave(folder: Path) -> None:
    with _only_one():
        (folder / f"user-{os.getpid()}").unlink(missing_ok=True)
        if not any(folder.glob("user-*")):
            Node(folder, 0, 0).stop()
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _only_one() -> Iterator[None]:
    """One process at a time, over all test runs of this machine."""
    with (Path(tempfile.gettempdir()) / "kliping-es.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _by_hand(arguments: Sequence[str]) -> None:
    print(fetch())
    if arguments[:1] == ["run"]:
        with tempfile.TemporaryDirectory(prefix="kliping-es-") as folder:
            Path(folder).chmod(0o755)
            node = Node(Path(folder), int(arguments[1]), free_port(), heap=arguments[2] if arguments[2:] else "512m")
            node.launch()
            try:
                node.wait()
                print(node.address, flush=True)
                signal.pause()
            finally:
                node.stop()


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with suppress(KeyboardInterrupt):
        _by_hand(sys.argv[1:])
