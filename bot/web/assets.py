"""Style sheets, icons and the widget, served under names that hold their content's hash, so that browsers may keep them for a year."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.resources import files

_TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}


@dataclass(frozen=True)
class Asset:
    name: str
    """`chat.1f0c9a2b4d6e.css` for the file `chat.css`."""
    content: bytes
    media_type: str


class Assets:
    """The files of a folder, read once. Only names that were read are served, so no path is ever built."""

    def __init__(self, folder: str = "static") -> None:
        """`folder` is inside this package."""
        self._by_file: dict[str, Asset] = {}
        for file in files(__package__).joinpath(folder).iterdir():
            stem, _, extension = file.name.rpartition(".")
            if extension in _TYPES:
                content = file.read_bytes()
                digest = hashlib.sha256(content).hexdigest()[:12]
                self._by_file[file.name] = Asset(f"{stem}.{digest}.{extension}", content, _TYPES[extension])
        self._by_name = {asset.name: asset for asset in self._by_file.values()}

    def name(self, file: str) -> str:
        """The public name of `file`. Raises KeyError when there is no such file."""
        return self._by_file[file].name

    def file(self, file: str) -> Asset:
        """The asset made of `file`. Raises KeyError when there is no such file."""
        return self._by_file[file]

    def get(self, name: str) -> Asset | None:
        """The asset with this public name."""
        return self._by_name.get(name)
