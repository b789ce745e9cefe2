"""The error family: one parent, so that the edge catches one thing."""

from __future__ import annotations

import inspect

from analysis import errors


def test_every_error_is_an_analysis_error() -> None:
    found = [c for _, c in inspect.getmembers(errors, inspect.isclass)]
    assert len(found) >= 5
    assert all(issubclass(c, errors.AnalysisError) for c in found)


def test_the_drawing_in_the_docstring_names_each() -> None:
    for name, _ in inspect.getmembers(errors, inspect.isclass):
        assert name in (errors.__doc__ or "")
