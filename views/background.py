"""The work going on behind the pages, one job of a kind for each store, seen from every page."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import streamlit as st

from views.jobs import Job

REFRESH = 1.0
"""Seconds between two looks at a job that is running."""

Kind = TypeVar("Kind", bound=Job)


def begin(folder: Path, job: Job) -> None:
    """Start a job on the store in a folder, unless one of its kind is at work there."""
    if not busy(folder, type(job)):
        _jobs()[_key(folder, type(job))] = job
        job.start()


def last(folder: Path, kind: type[Kind]) -> Kind | None:
    """The latest job of a kind on a store, running or ended; ``None`` where there was none."""
    job = _jobs().get(_key(folder, kind))
    return job if isinstance(job, kind) else None


def busy(folder: Path, kind: type[Job]) -> bool:
    """Whether a job of a kind is at work on a store."""
    job = last(folder, kind)
    return job is not None and job.running


def forget(folder: Path, kind: type[Job]) -> None:
    """Show the latest job of a kind no longer."""
    _jobs().pop(_key(folder, kind), None)


def _key(folder: Path, kind: type[Job]) -> tuple[Path, str]:
    return folder.resolve(), kind.__name__


@st.cache_resource(show_spinner=False)
def _jobs() -> dict[tuple[Path, str], Job]:
    """One table for all sessions: whoever opens the dashboard sees what is being done to it."""
    return {}
