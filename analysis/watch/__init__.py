"""Feeds watched on a schedule: what is new goes into the store, and nothing is lost or doubled.

Watcher(Path("feeds.toml"), open_store("store"), log=print).run(once=True)
status(Path("feeds.toml"), store=Path("store"))
"""

from analysis.watch.editing import add_feed, pause_feed, remove_feed
from analysis.watch.keeping import Tally
from analysis.watch.opml import export_opml, import_opml
from analysis.watch.statuses import FeedStatus, status
from analysis.watch.watcher import Watcher

__all__ = [
    "FeedStatus",
    "Tally",
    "Watcher",
    "add_feed",
    "export_opml",
    "import_opml",
    "pause_feed",
    "remove_feed",
    "status",
]
