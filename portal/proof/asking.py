"""Asks the web whether a page is there, one page at a time: the first bytes of an answer are all that is taken."""

from __future__ import annotations

import http.client
import socket
import ssl
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from typing import IO, Any

from portal.model.web import is_page

TIMEOUT = 20.0  # seconds for each step of an answer
_MOST_REDIRECTS = 10
_FOR_GOOD = (301, 308)


@dataclass(frozen=True, slots=True)
class Answer:
    """``status`` is the last one, 0 where there was no answer. ``at`` is where it came from in the end; ``for_good``: each step on the
    way there was said to be permanent. ``fault``: 'no-host', 'time', 'certificate', 'refused', 'redirects' or 'broken'."""

    status: int
    at: str = ""
    for_good: bool = False
    fault: str = ""


class _BadRedirect(Exception):
    """An answer leads to what is no page, or on and on."""


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows with the same method, and keeps the statuses on the way. No page can lead to a machine of one's own network by its
    number."""

    max_repeats = max_redirections = _MOST_REDIRECTS + 2  # more than ours, so that ours is met first

    def __init__(self) -> None:
        self.statuses: list[int] = []

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> urllib.request.Request:
        self.statuses.append(code)
        if len(self.statuses) > _MOST_REDIRECTS or not is_page(newurl):
            raise _BadRedirect(newurl)
        return urllib.request.Request(newurl, headers=dict(req.headers), method=req.get_method())


class Web:
    """The web as a program asks it that says its name. ``proxies``: scheme → address of what asks in its place; None takes those of
    the system."""

    def __init__(self, agent: str, *, timeout: float = TIMEOUT, proxies: Mapping[str, str] | None = None) -> None:
        self._headers = {"User-Agent": agent, "Accept": "*/*"}
        self._timeout, self._proxies = timeout, proxies

    def __call__(self, address: str) -> Answer:
        """Asks for the head alone, and for the page where that gets no good answer: some hosts know only the one. Raises nothing for
        what the web does."""
        answer = self._asked(address, "HEAD")
        if answer.fault in ("no-host", "certificate", "time") or 200 <= answer.status < 300:
            return answer
        return self._asked(address, "GET")

    def _asked(self, address: str, method: str) -> Answer:
        redirects = _Redirects()
        proxies = urllib.request.ProxyHandler(None if self._proxies is None else dict(self._proxies))
        opener = urllib.request.build_opener(proxies, redirects)
        request = urllib.request.Request(_written(address), headers=self._headers, method=method)
        try:
            with opener.open(request, timeout=self._timeout) as response:
                return self._answer(response.status, response.url, redirects)
        except urllib.error.HTTPError as error:
            with error:
                return self._answer(error.code, error.url, redirects)
        except _BadRedirect as error:
            return Answer(0, str(error), fault="redirects")
        except (OSError, http.client.HTTPException, ValueError) as error:
            return Answer(0, address, fault=_fault(error))

    def _answer(self, status: int, at: str, redirects: _Redirects) -> Answer:
        on_the_way = redirects.statuses
        return Answer(status, at, bool(on_the_way) and all(one in _FOR_GOOD for one in on_the_way))


def _written(address: str) -> str:
    """An address as it is sent: in ASCII, a host by its ASCII name. Raises ValueError where it has none."""
    parts = urllib.parse.urlsplit(address)
    host = parts.netloc.encode("idna").decode("ascii")
    path, query = (urllib.parse.quote(part, safe="/%:@!$&'()*+,;=~?-._") for part in (parts.path, parts.query))
    return urllib.parse.urlunsplit((parts.scheme, host, path, query, ""))


def _fault(error: Any) -> str:
    cause = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(cause, socket.gaierror):
        return "no-host" if cause.errno in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)) else "broken"
    if isinstance(cause, TimeoutError):
        return "time"
    if isinstance(cause, ssl.SSLCertVerificationError):
        return "certificate"
    return "refused" if isinstance(cause, ConnectionRefusedError) else "broken"
