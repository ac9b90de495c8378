"""How every command ends: what the system refuses is a sentence in the person's language, never a traceback.

Standard library only: it is used before the environment stands.
"""

from __future__ import annotations

import atexit
import gc
import os
import signal
import sys
from collections.abc import Callable

from portal.explanation import explain, sentence
from portal.settings import BadClock, NoLibrary

_STOPPED, _CUT_OFF = 130, 141  # as shells tell Ctrl-C and a reader that went away


def run(main: Callable[[], int]) -> int:
    """The exit code of ``main``, or the one that fits what it raised, told in a sentence: 1 for what the system refused or the
    program got wrong, 2 for a clock that is none and a folder that holds no library, 128 and the signal's number for what was stopped
    from outside."""
    # Or Python looks once more through all that was made, as its last work: half a second after a large build. Only as the process
    # ends: the tests run many commands in one.
    atexit.register(gc.freeze)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # names of files may hold what no terminal can show
    for name in ("SIGTERM", "SIGHUP"):
        _end_in_order(name)
    try:
        code = main()
        sys.stdout.flush()
    except KeyboardInterrupt:
        _tell(sentence("stopped"))
        return _STOPPED
    except BrokenPipeError:  # such as `… | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return _CUT_OFF
    except Exception as error:
        _tell(explain(error))
        return 2 if isinstance(error, (BadClock, NoLibrary)) else 1
    return code


def _end_in_order(name: str) -> None:
    """Lets a signal end the program as an exception does, so that what was begun is cleared away."""
    number = getattr(signal, name, None)
    if number is not None and signal.getsignal(number) is signal.SIG_DFL:  # 'nohup' ignores SIGHUP on purpose
        signal.signal(number, lambda *_: sys.exit(128 + number))


def _tell(sentence: str) -> None:
    print(sentence, file=sys.stderr)
