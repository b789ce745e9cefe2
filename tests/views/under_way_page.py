"""A page with work that takes as long as its address says, run by the tests of `views.under_way`.

``?seconds=N`` is how long; ``?asked=…`` is what is asked.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import streamlit as st

from analysis.locale import load
from analysis.telling import Told, telling
from views import under_way

STEPS = 1_000


def main() -> None:
    """Do the work, and say what came out."""
    seconds = float(st.query_params.get("seconds", "0"))
    asked = st.query_params.get("asked", "first")
    st.button("Another", on_click=lambda: st.query_params.update(seconds="0", asked="second"))

    def work(told: Told) -> str:
        for _ in telling(range(STEPS), told):
            time.sleep(seconds / STEPS)
        return f"The answer to the {asked}"

    answer = under_way.run(load(), "work", asked, work, said="Working")
    st.write(answer or "No answer")


main()
