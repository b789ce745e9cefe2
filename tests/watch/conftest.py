from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sources.web.site import site
from tests.watch.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with site() as served:
        yield Desk(tmp_path, served)
