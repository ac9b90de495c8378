"""Under which licence the content is published (``LICENSE-CONTENT``)."""

from __future__ import annotations

from typing import Final

NAME: Final = "CC BY 4.0"
ADDRESS: Final = "https://creativecommons.org/licenses/by/4.0/"
