"""A page with three chart cards, run by the tests of the card and of its downloads."""

import sys
from pathlib import Path

import streamlit as st

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from tests.chart_frames import made  # noqa: E402
from views.charts import card  # noqa: E402

st.set_page_config(layout="wide")


def remember(points):
    st.session_state["picked"] = points


st.write("picked:", str(st.session_state.get("picked")))
st.checkbox("again")
for chart in ("volume_and_tone", "topic_share", "tone_by"):
    card.show(
        made(chart),
        key=chart,
        file_stem=f"{chart}_syria",
        on_select=remember if chart == "topic_share" else None,
    )
