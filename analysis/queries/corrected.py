"""What analysts say beside what the machine says: the corrections, and how often they differ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

import pandas as pd

from analysis.differences import share_interval
from analysis.filters import Filters
from analysis.filters.values import one_of
from analysis.queries.kept import kept
from analysis.queries.matches import condition
from analysis.queries.sql import OUTLET, Connection, frame_of, is_present, topics

Split = Literal["language", "topic", "outlet"]
SPLITS: tuple[Split, ...] = get_args(Split)

SUBJECTS = ("tone", "topics")
"""What analysts and machine are compared in, apart from each other."""

_LIST = """
SELECT c.id, c.made, c.who, c.article_id, a.published, a.outlet, a.language, a.title,
    c.kind, c."key", c.value, c.machine, c.reason, c.quote, c.undoes, c.stands,
    c.backend, c.version
FROM corrections c JOIN (SELECT * FROM analyses WHERE {where}) a USING (article_id)
ORDER BY c.made DESC, c.id"""

_REVIEWED = """
SELECT {group} AS "group", if(v.kind = 'tone', 'tone', 'topics') AS subject,
    count(*) AS n, count(*) FILTER (v.differs) AS differing
FROM verdicts v JOIN analyses USING (article_id) WHERE {where} AND {belongs} GROUP BY ALL"""


@kept
def corrections(con: Connection, filters: Filters) -> pd.DataFrame:
    """All that was said of the articles that match, undone or not, the latest first: ``id made
    who article_id published outlet language title kind key value machine reason quote undoes
    stands backend version``, as `analysis.corrections.Correction` has them; ``stands`` says
    whether it is in force. The filters see the scores as they are now, corrected."""
    where, values = condition(con, filters)
    return frame_of(con, _LIST.format(where=where), values)


@kept
def verdicts(con: Connection, id_: str) -> pd.DataFrame:
    """What is in force for one article's tone and topics, the tone first: ``id kind key value
    machine used differs applied who reason made``, as `analysis.store.corrected` says."""
    sql = """SELECT * EXCLUDE (article_id) FROM verdicts WHERE article_id = ?
        ORDER BY kind != 'tone', "key\""""
    return frame_of(con, sql, [id_])


@kept
def disagreement(con: Connection, filters: Filters, by: Split = "language") -> pd.DataFrame:
    """How often analysts and machine differ: ``subject group n differing share low high``.

    ``subject`` is tone or topics; ``n`` counts the scores that analysts reviewed, whether they
    confirmed or corrected them: an article's tone, each of its topics. ``differing`` are those of
    which the machine's score shown now is of another class (negative, neutral, positive, none;
    discussed or not); ``share`` is their part of ``n``, ``low`` and ``high`` its 95 % interval
    (Wilson 1927). By topic, tone is of the articles that discuss it, and topics are the topic
    itself. Most reviewed first. What was reviewed was not drawn at random: it is no error rate.
    """
    one_of("by", by, SPLITS)
    where, values = condition(con, filters)
    parts = [_REVIEWED.format(where=where, **each) for each in _groups(con, by)]
    frame = frame_of(con, " UNION ALL ".join(parts), values * len(parts)) if parts else None
    return _with_shares(frame if frame is not None else _nothing())


def with_machine(con: Connection, frame: pd.DataFrame, *, digits: int) -> pd.DataFrame:
    """A list of articles (``id tone topic_<key>… corrected``) with ``corrected`` after what it
    has, and then the machine's own scores, to so many ``digits``, as ``machine_tone
    machine_topic_<key>…``."""
    said = _machine_scores(con, list(frame.loc[frame["corrected"].notna(), "id"]))
    machine = {}
    for column in ("tone", *(f"topic_{key}" for key in topics(con))):
        own = {id_: score for (id_, name), score in said.items() if name == column}
        theirs = frame["id"].map(own).astype(float).round(digits)
        machine[f"machine_{column}"] = frame[column].mask(frame["id"].isin(list(own)), theirs)
    frame["corrected"] = frame.pop("corrected")
    return frame.assign(**machine)


def _machine_scores(con: Connection, ids: Sequence[str]) -> dict[tuple[str, str], float | None]:
    """What the machine says where analysts say something else, by article id and the column that
    has what they say."""
    sql = """SELECT article_id, if(kind = 'tone', 'tone', 'topic_' || "key"), machine FROM verdicts
        WHERE applied AND article_id IN (SELECT unnest(?))"""
    rows = con.cursor().execute(sql, [list(ids)]).fetchall() if ids else []
    return {(id_, column): score for id_, column, score in rows}


def _groups(con: Connection, by: Split) -> list[dict[str, str]]:
    """What names a group in SQL, and which verdicts belong to it."""
    if by != "topic":
        return [{"group": OUTLET if by == "outlet" else "language", "belongs": "TRUE"}]
    return [
        {
            "group": f"'{key}'",
            "belongs": f"if(v.kind = 'tone', {is_present(key)}, v.\"key\" = '{key}')",
        }
        for key in topics(con)
    ]


def _with_shares(frame: pd.DataFrame) -> pd.DataFrame:
    frame = frame.astype({"n": "int64", "differing": "int64"})
    frame["share"] = frame["differing"] / frame["n"]
    frame["low"], frame["high"] = share_interval(frame["share"], frame["n"])
    ordered = frame.sort_values(
        ["n", "group", "subject"], ascending=[False, True, True], ignore_index=True
    )
    return ordered[["subject", "group", "n", "differing", "share", "low", "high"]]


def _nothing() -> pd.DataFrame:
    return pd.DataFrame(columns=["group", "subject", "n", "differing"])
