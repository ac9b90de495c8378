"""How a program ends."""
from __future__ import annotations

import os
import sys
from typing import NoReturn


def end(code: int) -> NoReturn:
    """Ends the program at once: to take a library of a thousand cards apart, object by object, takes a tenth of a second.
    Whatever has to be tidied must be tidied before."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
