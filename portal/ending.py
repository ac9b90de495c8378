"""How a program ends."""
from __future__ import annotations

import os
import sys
from typing import NoReturn


def end(code: int) -> NoReturn:
    """Ends the program at once: taking a large library apart, object by object, would take longer than checking a file of
    it. Whatever has to be tidied must be tidied before."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
