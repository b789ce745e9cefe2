"""A model that is loaded: what it is asked, in what order it answers, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from analysis.errors import AnalysisError
from analysis.packs.hypotheses import hypotheses
from analysis.tone import backend_named
from analysis.tone.nli.entailment import load
from tests.neural.tiny_model import LABELS, SENTENCES

ASKED = [each.text("en") for each in hypotheses().values()]


def refused(folder: Path) -> str:
    """The one line with which a folder is refused."""
    with pytest.raises(AnalysisError) as error:
        backend_named(f"nli:{folder}")
    assert "\n" not in str(error.value) and folder.name in str(error.value)
    return str(error.value)


def test_answers_come_in_the_order_of_the_questions(taught: Path) -> None:
    sentences = list(SENTENCES["en"].values())
    forward = load(str(taught))(sentences, ASKED)
    backward = load(str(taught))(sentences[::-1], ASKED[::-1])
    for row, mirrored in zip(forward, reversed(backward), strict=True):
        assert sum(row) == pytest.approx(1, abs=1e-5)
        assert row == pytest.approx(mirrored[::-1], abs=1e-4)


def test_nothing_asked_is_nothing_answered(taught: Path) -> None:
    assert load(str(taught))([], ASKED) == []


def test_a_sentence_longer_than_the_model_takes_is_cut_not_the_hypothesis(taught: Path) -> None:
    long = SENTENCES["en"]["cooperation"] + " And so on and on." * 500
    (row,) = load(str(taught))([long], ASKED)
    assert sum(row) == pytest.approx(1, abs=1e-5)
    assert len(set(row)) > 1


def test_the_label_of_entailment_decides_not_its_place(
    taught: Path, with_config: Callable[..., Path]
) -> None:
    turned = {"0": "neutral", "1": "contradiction", "2": "entailment"}
    labels = {label: int(number) for number, label in turned.items()}
    folder = with_config(id2label=turned, label2id=labels)
    text = [SENTENCES["en"]["conflict"]]
    (right,), (wrong,) = load(str(taught))(text, ASKED), load(str(folder))(text, ASKED)
    assert right.index(max(right)) == 0
    assert wrong[0] == min(wrong)


@pytest.mark.parametrize(
    "settings",
    [
        {"id2label": {"0": "negative", "1": "positive"}, "label2id": {}},
        {"id2label": None, "label2id": None},
    ],
)
def test_a_model_that_knows_no_entailment_is_refused(
    with_config: Callable[..., Path], settings: dict[str, object]
) -> None:
    assert "natural language inference" in refused(with_config(**settings))


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    assert "no config.json" in refused(tmp_path / "notes")


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert "no such folder" in refused(tmp_path / "nowhere")


@pytest.mark.parametrize("content", ["{", "[]", "\0"])
def test_a_config_that_cannot_be_read_is_refused(copy: Path, content: str) -> None:
    (copy / "config.json").write_text(content, encoding="utf-8")
    assert "config.json" in refused(copy)


def test_an_unknown_architecture_is_refused(with_config: Callable[..., Path]) -> None:
    assert "does not load" in refused(with_config(model_type="oracle"))


@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json"])
def test_a_model_of_which_a_file_is_missing_is_refused(copy: Path, name: str) -> None:
    (copy / name).unlink()
    assert "does not load" in refused(copy)


@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json"])
def test_a_model_of_which_a_file_is_cut_off_is_refused(copy: Path, name: str) -> None:
    path = copy / name
    path.write_bytes(path.read_bytes()[:1000])
    assert "does not load" in refused(copy)


def test_a_model_without_a_trained_classifier_is_refused(copy: Path) -> None:
    path = copy / "model.safetensors"
    weights = {name: w for name, w in load_file(path).items() if "classifier" not in name}
    save_file(weights, path, metadata={"format": "pt"})
    assert "its weights lack classifier." in refused(copy)


def test_other_weights_are_another_version(taught: Path, copy: Path) -> None:
    path = copy / "model.safetensors"
    weights = load_file(path)
    weights["classifier.out_proj.bias"] += 1
    save_file(weights, path, metadata={"format": "pt"})
    assert load(str(copy)).version.removeprefix("copy") != load(str(taught)).version.removeprefix(
        "taught"
    )


def test_half_precision_weights_are_scored_in_full(copy: Path, taught: Path) -> None:
    path = copy / "model.safetensors"
    halved = {name: weights.to(torch.bfloat16) for name, weights in load_file(path).items()}
    save_file(halved, path, metadata={"format": "pt"})
    text = [SENTENCES["ru"]["strain"]]
    asked = [each.text("ru") for each in hypotheses().values()]
    (half,), (full,) = load(str(copy))(text, asked), load(str(taught))(text, asked)
    assert half == pytest.approx(full, abs=0.05)


def test_the_labels_of_the_tiny_model_stand_in_no_usual_order() -> None:
    assert LABELS[0] != "entailment" != LABELS[max(LABELS)]
