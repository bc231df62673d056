"""The guards of every connection: each address a name resolves to is judged at the moment of connecting, on every hop.

Judging the text of an address is not enough: a name may resolve to the office network, and to something else a second later. Twisted
asks the reactor's name resolver for every connection, for literal addresses too, and connects to nothing else than what it answers; so
this is the one place where no redirect and no rebinding can go around.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)
from twisted.internet.error import SSLError
from twisted.internet.interfaces import IHostnameResolver, IResolutionReceiver
from zope.interface import implementer  # type: ignore[import-untyped]

from crawler.addresses import may_connect

log = logging.getLogger(__name__)

_REASONS: dict[type[BaseException], str] = {
    DownloadTimeoutError: "timeout",
    DownloadCancelledError: "too-large",
    CannotResolveHostError: "dns",
    ResponseDataLossError: "truncated",
    DownloadConnectionRefusedError: "connection",
    UnsupportedURLSchemeError: "bad-address",
    IgnoreRequest: "redirect-loop",
    ValueError: "bad-address",
}
"""What Scrapy's errors mean here. It ignores a request by itself only when a chain of redirects is too long, and
cannot build one (``ValueError``) only when a redirect leads to something that is no address."""


class Refused(IgnoreRequest):
    """We do not ask for this address, or do not take what it gave; ``reason`` is a code of :data:`crawler.reasons.FAILURES`."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(detail or reason)
        self.reason = reason


@implementer(IHostnameResolver)
class PublicResolver:
    """A name resolver that leaves out every address that is not on the open internet, unless the settings permit those."""

    def __init__(self, reactor: Any, allow_private: bool) -> None:
        self._reactor = reactor
        self._resolver = reactor.nameResolver
        self._allow_private = allow_private
        self.refused: set[str] = set()
        """Host names that resolved to private addresses only."""

    @classmethod
    def from_crawler(cls, crawler: Any, reactor: Any) -> PublicResolver:
        """As Scrapy builds it; ``KLIPING_ALLOW_PRIVATE`` permits private addresses."""
        return cls(reactor, crawler.settings.getbool("KLIPING_ALLOW_PRIVATE"))

    def install_on_reactor(self) -> None:
        """Take the place of the reactor's own resolver."""
        self._reactor.installNameResolver(self)

    def accepts(self, address: str) -> bool:
        """Whether ``address`` may be connected to."""
        return may_connect(address, self._allow_private)

    def resolveHostName(  # noqa: N802 - the interface's names throughout
        self,
        resolutionReceiver: Any,  # noqa: N803
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Sequence[Any] | None = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: N803
    ) -> Any:
        """Resolve ``hostName``, passing on public addresses only."""
        receiver = _Accepted(resolutionReceiver, hostName, self)
        return self._resolver.resolveHostName(receiver, hostName, portNumber, addressTypes, transportSemantics)


@implementer(IResolutionReceiver)
class _Accepted:
    def __init__(self, receiver: Any, name: str, resolver: PublicResolver) -> None:
        self._receiver, self._name, self._resolver = receiver, name, resolver
        self._kept = self._left_out = 0

    def resolutionBegan(self, resolution: Any) -> None:  # noqa: N802
        self._receiver.resolutionBegan(resolution)

    def addressResolved(self, address: Any) -> None:  # noqa: N802
        if self._resolver.accepts(address.host):
            self._kept += 1
            self._receiver.addressResolved(address)
        else:
            self._left_out += 1

    def resolutionComplete(self) -> None:  # noqa: N802
        if self._left_out and not self._kept:
            self._resolver.refused.add(self._name)
        self._receiver.resolutionComplete()


def reason_of(problem: BaseException, url: str) -> str:
    """The reason code for an error that ended the download of ``url``."""
    if isinstance(problem, Refused):
        return problem.reason
    if isinstance(problem, CannotResolveHostError) and urlsplit(url).hostname in _refused_hosts():
        return "private-address"
    if isinstance(problem, DownloadFailedError) and any(isinstance(cause, SSLError) or _is_tls(cause) for cause in _causes(problem)):
        return "tls"
    known = next((reason for kind, reason in _REASONS.items() if isinstance(problem, kind)), None)
    if known is None and not isinstance(problem, DownloadFailedError | OSError):
        log.error("unexpected while downloading %s", url, exc_info=problem)
    return known or "connection"


def resolver_in_place() -> PublicResolver | None:
    """The guard of the running reactor; ``None`` where none was installed."""
    from twisted.internet import reactor

    resolver = getattr(reactor, "nameResolver", None)
    return resolver if isinstance(resolver, PublicResolver) else None


def _refused_hosts() -> set[str]:
    resolver = resolver_in_place()
    return resolver.refused if resolver else set()


def _causes(problem: BaseException) -> list[BaseException]:
    found: list[BaseException] = []
    if problem.__cause__:
        found = [failure.value for failure in getattr(problem.__cause__, "reasons", ())] + [problem.__cause__]
    return found


def _is_tls(cause: BaseException) -> bool:
    return type(cause).__module__.startswith(("OpenSSL", "service_identity"))
