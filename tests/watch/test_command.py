"""The command ``watch``, as cron and service managers run it."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from analysis.cli import main
from tests.watch.desk import Desk


def test_once_reads_each_feed_and_prints_a_line_an_item(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.write_feeds(desk.serve("a", 1), desk.served.url("/gone"))
    command = ("watch", str(desk.feeds), "--store", str(desk.store_folder), "--once")
    assert main([*command, "--allow-private", "--interval", "2h"]) == 0
    out, err = capsys.readouterr()
    lines = out.splitlines()
    assert len(lines) == 2
    assert all(re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ ", line) for line in lines)
    assert "2 reads of feeds, 1 failed; 1 articles, 0 skipped" in err
    assert desk.kept() == ["/a/1"]


def test_loopback_is_refused_without_the_flag_and_no_feed_at_all_is_an_error(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.write_feeds(desk.serve("a", 1))
    assert main(["watch", str(desk.feeds), "--store", str(desk.store_folder), "--once"]) == 2
    out, err = capsys.readouterr()
    assert "private or loopback" in out and err.count("\n") == 1 and "none of 1 feeds" in err
    assert desk.served.visits == []


@pytest.mark.parametrize("more", [["--interval", "often"], ["--backend", "oracle"], []])
def test_wrong_input_is_told_before_a_store_is_made(
    tmp_path: Path, more: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    feeds, store = tmp_path / "feeds.toml", tmp_path / "store"
    if more:
        feeds.write_text("")
    assert main(["watch", str(feeds), "--store", str(store), "--once", *more]) == 2
    assert capsys.readouterr().err.count("\n") == 1 and not store.exists()


def test_it_ends_when_it_is_asked_to(desk: Desk) -> None:
    desk.write_feeds(desk.serve("a", 1))
    command = [sys.executable, "-m", "analysis", "watch", str(desk.feeds), "--allow-private"]
    command += ["--store", str(desk.store_folder)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert "(http" in process.stdout.readline()
    started = time.monotonic()
    process.send_signal(signal.SIGTERM)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 0 and "1 articles" in err
    assert time.monotonic() - started < 20
