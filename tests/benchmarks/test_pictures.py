"""The benchmark of pictures measures what it says."""

from __future__ import annotations

from benchmarks import pictures


def test_it_draws_a_whole_page_of_charts_in_arabic(tmp_path):
    charts = pictures.made_charts(tmp_path)
    assert len(charts) == pictures.CHARTS
    assert {chart.words.language for chart in charts} == {"ar"}
    assert len({chart.name for chart in charts}) == pictures.CHARTS


def test_it_prints_a_line_for_each_form_with_a_ratio(chromium, capsys):
    pictures.main(["--runs", "1"])
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[1:]] == ["first", "png", "svg", "pdf", "processor"]
    assert all("ratio" in line for line in lines[2:5])
