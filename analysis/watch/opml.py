"""Lists of feeds from and for other readers: OPML 2.0 (opml.org/spec2.opml)."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from analysis.errors import SourceError
from analysis.sources.web.errors import FetchError
from analysis.watch.editing import add_feeds, write_atomically
from analysis.watch.feeds_file import read_feeds, source_url

LARGEST_OPML = 5 * 1024 * 1024
"""Bytes; a line for each of 20,000 feeds has fewer."""

_ADVICE = "export it from the feed reader again"


def import_opml(feeds: Path, opml: Path) -> int:
    """Adds the feeds in the file ``opml``, folders and all, to ``feeds`` and returns how many
    are new. What has no web address is passed over. Raises SourceError where the file is no
    OPML, or declares entities."""
    found = []
    for outline in _tree(opml).iter("outline", "{*}outline"):
        name = outline.get("title") or outline.get("text")
        try:
            found.append((source_url(outline.get("xmlUrl") or ""), name))
        except FetchError:
            continue
    return add_feeds(feeds, found)


def export_opml(feeds: Path, opml: Path) -> int:
    """Writes the feeds in ``feeds`` to the file ``opml``, paused ones too, and returns how many.
    Searches of GDELT are no feeds and stay out. Raises SourceError."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = "Feeds"
    body = etree.SubElement(root, "body")
    listed = [feed for feed in read_feeds(feeds).feeds if feed.url.startswith("http")]
    for feed in listed:
        name = "".join(c if c.isprintable() else " " for c in feed.name)
        etree.SubElement(body, "outline", type="rss", text=name, title=name, xmlUrl=feed.url)
    content = etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
    write_atomically(opml, content)
    return len(listed)


def _tree(path: Path) -> etree._Element:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path}: cannot be read ({error.strerror}); {_ADVICE}") from None
    if len(content) > LARGEST_OPML:
        raise SourceError(f"{path}: larger than {LARGEST_OPML // 1024**2} MB; split it")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise SourceError(f"{path}: not sound XML ({error.msg}); {_ADVICE}") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise SourceError(f"{path}: declares entities of its own; {_ADVICE}")
    if etree.QName(root).localname != "opml":
        raise SourceError(f"{path}: no OPML; {_ADVICE}")
    return root
