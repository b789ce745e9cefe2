"""Measures how accurate the scores are and writes it where people read it: `make accuracy`.

Every backend that can run here is measured on the dev labels and on the translations; the figures
go into analysis/accuracy.json, and from there into the marked tables of README.md and
docs/ACCURACY.md. No text of the labels is written anywhere.

    python tools/accuracy.py            measure all, then fill the pages
    python tools/accuracy.py --pages    only fill the pages from what was measured last
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import platform
import re
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # run as a script, the project's own packages are not found else

from analysis import accuracy, evaluate, tone  # noqa: E402
from analysis.errors import AnalysisError  # noqa: E402
from tools.accuracy_pages import PAGES, filled  # noqa: E402

GOLD = {
    "sentences": "sentences.dev.jsonl",
    "articles": "articles.dev.jsonl",
    "parallel": "parallel.jsonl",
}
RECORD = ROOT / "analysis" / accuracy.FILE

DIGITS = 4
"""Decimals kept: one more than CI's slack and the pages need."""


def reports_of(backend: str | None, gold: Path) -> dict[str, Any]:
    """The reports of one backend on the three files, without any text."""
    found = evaluate.run([gold / name for name in GOLD.values()], backend=backend)
    plain = [rounded(report.to_json()) for report in found]
    for report in plain:
        report.pop("errors")
    return dict(zip(GOLD, plain, strict=True))


def record(gold: Path) -> dict[str, Any]:
    """Everything that accuracy.json holds, measured now."""
    backends = {}
    for name in tone.backends():
        try:
            reports = reports_of(name, gold)
        except AnalysisError as problem:
            print(f"{name} is left out: {problem}", file=sys.stderr)
            continue
        backends[name] = {"version": reports["sentences"]["version"], "reports": reports}
    return {
        "default": tone.DEFAULT,
        **measured_here(),
        "backends": backends,
    }


def measured_here() -> dict[str, str]:
    """When and on what it is measured."""
    return {
        "date": dt.datetime.now(dt.UTC).date().isoformat(),
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
    }


def as_json(values: dict[str, Any]) -> str:
    """JSON with each figure on one line, so that a change of one shows as one line."""
    text = json.dumps(values, ensure_ascii=False, indent=1, allow_nan=False)
    innermost = re.compile(r"[\[{][^\[\]{}]*[\]}]")
    return innermost.sub(lambda found: " ".join(found[0].split()), text) + "\n"


def fill_pages() -> None:
    """Write the tables of every page anew from accuracy.json."""
    accuracy.recorded.cache_clear()
    for page in PAGES:
        path = ROOT / page
        path.write_text(filled(path.read_text(encoding="utf-8")), encoding="utf-8")


def rounded(value: Any) -> Any:
    """Values as they are kept: floats with `DIGITS` decimals."""
    if isinstance(value, dict):
        return {key: rounded(each) for key, each in value.items()}
    if isinstance(value, list):
        return [rounded(each) for each in value]
    return round(value, DIGITS) if isinstance(value, float) else value


def main() -> None:
    """Measure, unless only the pages are wanted, and fill them."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--pages", action="store_true", help="only fill the pages")
    parser.add_argument(
        "--gold",
        type=Path,
        default=Path(os.environ.get("GOLD") or ROOT.parent / "shared" / "gold"),
        help="the folder of gold labels (default: $GOLD, else ../shared/gold)",
    )
    options = parser.parse_args()
    if not options.pages:
        kept = json.loads(RECORD.read_text(encoding="utf-8"))
        RECORD.write_text(as_json(kept | record(options.gold)), encoding="utf-8")
    fill_pages()


if __name__ == "__main__":
    main()
