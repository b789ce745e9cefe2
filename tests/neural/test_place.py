"""Models by their name on the hub: a real one on loopback, fetched once, and what can be wrong.

Each asks in a process of its own: the library reads the hub's address when it is loaded.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from analysis.errors import AnalysisError
from analysis.tone.nli import problem
from analysis.tone.nli.place import checked
from tests.neural.hub import Hub

ROOT = Path(__file__).resolve().parent.parent.parent

SCORE = """
import sys
from analysis import analyse_sentence
from analysis.tone import backend_named
text = "The United States and Russia signed an agreement on joint flights."
print(backend_named(sys.argv[1]).version(), analyse_sentence(text, backend=sys.argv[1]).tone)
"""
PROBLEM = "import sys; from analysis.tone.nli import problem; print(problem(sys.argv[1]))"

Ask = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def hub(taught: Path, tmp_path: Path) -> Iterator[Hub]:
    (tmp_path / "empty").mkdir()
    server = Hub({"desk/tiny-nli": taught, "desk/empty": tmp_path / "empty"})
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    """Runs a line of Python with a hub and a cache of its own."""

    def run(code: str, model: str, *, at: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "HF_ENDPOINT": at, "HF_HOME": str(tmp_path / "cache")}
        command = [sys.executable, "-c", code, model]
        return subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300
        )

    return run


def nowhere() -> str:
    """An address of this machine at which nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{taken.getsockname()[1]}"


def test_a_model_is_fetched_from_the_hub_once_and_then_works_without_it(hub: Hub, ask: Ask) -> None:
    online = ask(SCORE, "nli:desk/tiny-nli", at=hub.url)
    assert online.returncode == 0, online.stderr
    assert "-tiny-nli-" in online.stdout and float(online.stdout.split()[1]) > 0.5
    offline = ask(SCORE, "nli:desk/tiny-nli", at=nowhere())
    assert (offline.returncode, offline.stdout) == (0, online.stdout)


def test_asking_whether_it_can_run_fetches_no_weights(hub: Hub, ask: Ask) -> None:
    assert ask(PROBLEM, "desk/tiny-nli", at=hub.url).stdout == "None\n"
    files = {path.rpartition("/")[2] for path in hub.asked if "/resolve/" in path}
    assert files == {"config.json"}


def test_a_hub_that_cannot_be_reached_is_told_in_one_line(ask: Ask) -> None:
    told = ask(PROBLEM, "desk/tiny-nli", at=nowhere()).stdout
    assert told.count("\n") == 1 and "the hub cannot be reached" in told


@pytest.mark.parametrize(
    ("name", "says"), [("desk/nosuch", "none of that name"), ("desk/empty", "no config.json")]
)
def test_what_the_hub_has_not_is_told_in_one_line(hub: Hub, ask: Ask, name: str, says: str) -> None:
    told = ask(PROBLEM, name, at=hub.url).stdout
    assert told.count("\n") == 1 and says in told


def test_without_a_model_it_says_how_to_name_one() -> None:
    reason = problem()
    assert reason is not None
    assert "nli:MODEL" in reason and "ANALYSIS_NLI_MODEL=MODEL" in reason


@pytest.mark.parametrize("name", ["./nowhere", "/nowhere/at/all", "a/b/c", "~/nowhere-at-all", "?"])
def test_what_can_only_be_a_folder_is_not_asked_of_the_hub(name: str) -> None:
    with pytest.raises(AnalysisError, match="there is no such folder"):
        checked(name)


def test_a_folder_is_found_from_the_home_folder(
    taught: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(taught.parent))
    assert checked("~/taught") == str(taught)
