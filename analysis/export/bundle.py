"""Several files in one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The first moment that the format knows: the same files give the same bytes."""
_PACKED = (".png", ".pdf")
"""What is small already, and takes time to no end."""


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip of files by name, in their order; names are UTF-8."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, data in files.items():
            how = zipfile.ZIP_STORED if name.endswith(_PACKED) else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, _BEGINNING), data, how)
    return written.getvalue()
