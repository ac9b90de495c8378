"""That a language is still on its way: by when it follows, or that the promise has passed."""

from __future__ import annotations

import datetime as dt

from portal.model.update import Pending
from portal.outputs.wording.speech import Speech
from portal.timeline import is_overdue


def promise(speech: Speech, pending: Pending, now: dt.datetime) -> str:
    """Said in the language of ``speech``, at an instant."""
    form = "overdue" if is_overdue(pending, now) else "pending"
    return str(speech.words["updates"][f"{form}_{pending.language}"].format(date=speech.date(pending.by)))
