"""Where the entailment model is, and why it cannot be used, told without loading its weights."""

from __future__ import annotations

import json
import os
import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from analysis.errors import AnalysisError

MODEL_VARIABLE = "ANALYSIS_NLI_MODEL"
"""The environment variable that names the model where ``nli:MODEL`` does not."""

LIBRARIES = ("torch", "transformers")

CONFIG = "config.json"

_HUB_NAME = re.compile(r"\w[\w.-]*(/\w[\w.-]*)?").fullmatch
"""What may be a name on the hub, ``owner/name`` or ``name``; anything else can only be a folder."""


def problem(model: str | None = None) -> str | None:
    """Why the backend cannot run, in one line that says what to do; ``None`` where it can.

    Where the model is on the hub and not yet in the cache, its config is fetched, not its weights.
    """
    try:
        checked(model)
    except AnalysisError as error:
        return str(error)
    return None


def checked(model: str | None = None) -> str:
    """The folder or hub name of the model: ``model``, else what ANALYSIS_NLI_MODEL names.

    Raises AnalysisError where libraries are missing, no model is named, or there is none of that
    name that tells entailment from other things.
    """
    missing = [name for name in LIBRARIES if find_spec(name) is None]
    if missing:
        raise AnalysisError(
            f"the backend nli needs {' and '.join(missing)}: "
            "pip install -r requirements-neural.txt, or choose another backend"
        )
    named = model or os.environ.get(MODEL_VARIABLE)
    if not named:
        raise AnalysisError(
            "the backend nli needs a model: name its folder, or its name on the hub, as "
            f"nli:MODEL or with {MODEL_VARIABLE}=MODEL"
        )
    folder = Path(named).expanduser()
    place = str(folder) if folder.is_dir() else named
    if entailment_label(_config(place)) is None:
        raise AnalysisError(
            f"nli:{named}: none of the labels in its {CONFIG} (id2label) is entailment; "
            "name a model that was trained for natural language inference"
        )
    return place


def entailment_label(config: dict[str, Any]) -> int | None:
    """The number of the label that stands for entailment, ``None`` where there is none."""
    labels = config.get("id2label")
    if not isinstance(labels, dict):
        return None
    numbers = (int(at) for at, label in labels.items() if str(label).lower().startswith("entail"))
    return next(numbers, None)


def _config(place: str) -> dict[str, Any]:
    path = Path(place) / CONFIG if Path(place).is_dir() else _from_hub(place)
    try:
        config = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise AnalysisError(
            f"nli:{place}: there is no {CONFIG} in this folder, so no model; "
            "name the folder that save_pretrained wrote"
        ) from None
    except (OSError, ValueError) as error:
        raise AnalysisError(f"nli:{place}: its {CONFIG} cannot be read ({error})") from None
    if not isinstance(config, dict):
        raise AnalysisError(f"nli:{place}: its {CONFIG} is not a table of settings")
    return config


def _from_hub(name: str) -> Path:
    """The config of a model on the hub, from the cache where it is there."""
    if not _HUB_NAME(name):
        raise AnalysisError(f"nli:{name}: there is no such folder; name one that holds a model")
    from huggingface_hub import hf_hub_download, try_to_load_from_cache
    from huggingface_hub.errors import (
        LocalEntryNotFoundError,
        RemoteEntryNotFoundError,
        RepositoryNotFoundError,
    )

    try:
        cached = try_to_load_from_cache(name, CONFIG)
        return Path(cached if isinstance(cached, str) else hf_hub_download(name, CONFIG))
    except LocalEntryNotFoundError:
        why = "the hub cannot be reached; name a folder, or try again where there is a network"
    except RemoteEntryNotFoundError:
        why = f"on the hub it has no {CONFIG}; name another model"
    except RepositoryNotFoundError:
        why = "there is none of that name on the hub that you may read; name another, or a folder"
    except (OSError, ValueError) as error:
        why = f"it cannot be fetched from the hub ({first_line(error)}); name a folder"
    raise AnalysisError(f"nli:{name}: no such folder, and {why}") from None


def first_line(error: Exception) -> str:
    """What an error of the libraries says before it goes into detail."""
    return next(iter(str(error).strip().splitlines()), type(error).__name__).strip()
