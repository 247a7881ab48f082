import json
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from ..store import FolderStore, Store, StoreDown

# Whatever claims to be a store, made to be empty; the checks below hold for each.
STORES: dict[str, Callable[[Path], Store]] = {"folder": FolderStore}
AT_ONCE = 4
EACH = 25


@pytest.fixture(params=STORES.values(), ids=list(STORES))
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """Make an empty store."""
    made: Store = request.param(tmp_path / "records")
    return made


# Any store


def test_kept_changed_and_removed(store: Store) -> None:
    key = store.add("moons", {"name": "Io"})
    assert store.get("moons", key) == {"name": "Io"}
    assert store.change("moons", key, {"name": "Europa"})
    assert store.get("moons", key) == {"name": "Europa"}
    assert store.remove("moons", key)
    assert store.get("moons", key) is None


def test_empty_at_first(store: Store) -> None:
    assert store.keys("moons") == []
    assert store.is_up()
    assert store.keys("moons") == []


def test_keys_rise_and_are_never_given_twice(store: Store) -> None:
    keys = [store.add("moons", {}) for _ in range(12)]
    assert store.keys("moons") == sorted(set(keys)) == keys
    store.remove("moons", keys[-1])
    assert store.add("moons", {}) > keys[-1]


def test_kinds_are_apart(store: Store) -> None:
    key = store.add("moons", {"name": "Io"})
    store.add("planets", {"name": "Jupiter"})
    assert store.keys("moons") == [key]
    assert store.get("moons", key) == {"name": "Io"}


@pytest.mark.parametrize(
    "key", [0, -1, 7, 2**63, 10**300], ids=lambda key: f"{key:.0e}"
)
def test_nothing_under_other_keys(store: Store, key: int) -> None:
    assert store.get("moons", key) is None
    assert not store.change("moons", key, {})
    assert not store.remove("moons", key)
    assert store.keys("moons") == []


@pytest.mark.parametrize("text", ["", "naïve 🎉", "a\0b", "\ud800", "\r\n\u2028"])
def test_any_text_comes_back(store: Store, text: str) -> None:
    key = store.add("moons", {"name": text, "number": 2**70, "none": None})
    assert store.get("moons", key) == {"name": text, "number": 2**70, "none": None}


def test_what_cannot_be_kept_changes_nothing(store: Store) -> None:
    key = store.add("moons", {"name": "Io"})
    with pytest.raises(TypeError):
        store.change("moons", key, {"name": object()})
    with pytest.raises(TypeError):
        store.add("moons", {"name": object()})
    assert store.keys("moons") == [key]
    assert store.get("moons", key) == {"name": "Io"}


def test_reader_finds_whole_records(store: Store) -> None:
    texts = ["a" * 100_000, "b" * 100_000]
    key = store.add("moons", {"text": texts[0]})
    with ThreadPoolExecutor() as threads:
        changes = [
            threads.submit(store.change, "moons", key, {"text": texts[number % 2]})
            for number in range(EACH)
        ]
        while not all(change.done() for change in changes):
            record = store.get("moons", key)
            assert record
            assert record["text"] in texts


# The folder


def add_some(folder: Path, name: str) -> list[int]:
    """Add records, as one process of several."""
    store = FolderStore(folder)
    return [store.add("moons", {"name": f"{name} {place}"}) for place in range(EACH)]


def test_processes_take_turns(tmp_path: Path) -> None:
    names = [f"Process {number}" for number in range(AT_ONCE)]
    with ProcessPoolExecutor(AT_ONCE, mp_context=get_context("spawn")) as processes:
        found = list(processes.map(add_some, [tmp_path] * AT_ONCE, names))
    store = FolderStore(tmp_path)
    assert store.keys("moons") == list(range(1, AT_ONCE * EACH + 1))
    for name, keys in zip(names, found, strict=True):
        for place, key in enumerate(keys):
            assert store.get("moons", key) == {"name": f"{name} {place}"}


def test_each_record_is_a_file(tmp_path: Path) -> None:
    key = FolderStore(tmp_path).add("moons", {"name": "Io"})
    text = (tmp_path / "moons" / f"{key}.json").read_text()
    assert json.loads(text) == {"name": "Io"}


def test_folder_that_is_gone(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    store = FolderStore(tmp_path / "file")
    with pytest.raises(StoreDown):
        store.is_up()
    with pytest.raises(StoreDown):
        store.add("moons", {})
    with pytest.raises(StoreDown):
        store.get("moons", 1)
