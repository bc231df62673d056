"""Which addresses may be connected to: the open internet, and nothing of the machine or the office network it runs in."""

from __future__ import annotations

import ipaddress
import socket
from typing import Final
from urllib.parse import urlsplit

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

WEB_PORTS: Final = frozenset({80, 443})
_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")
_COMPATIBLE: Final = ipaddress.ip_network("::/96")


def is_public(address: str) -> bool:
    """Whether ``address`` (an IP address as text) is on the open internet.

    Loopback, private, link-local (cloud metadata), shared, reserved, documentation and multicast ranges are not, nor is an IPv6 address
    that stands for such an IPv4 address (mapped, compatible, 6to4, Teredo, NAT64).
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    return all(part.is_global and not part.is_multicast for part in (ip, *_embedded(ip)))


def is_local(address: str) -> bool:
    """Whether ``address`` is on this machine or a private network. Link-local ones (cloud metadata) and multicast are never meant."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    return all(_is_local(part) for part in (_embedded(ip) or (ip,)))


def _is_local(ip: IPAddress) -> bool:
    return ip.is_loopback or (ip.is_private and not (ip.is_link_local or ip.is_unspecified or ip.is_multicast or ip.is_reserved))


def problem_of(url: str, allow_private: bool = False) -> str | None:
    """Why ``url`` must not be asked for (``bad-address`` or ``private-address``), as far as its text tells; ``None``: nothing seen.

    What its host name resolves to is judged when connecting. With ``allow_private`` any port is accepted, and hosts on
    this machine and its networks.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return "bad-address"
    if parts.scheme not in ("http", "https") or not host or parts.username is not None:
        return "bad-address"
    if port is not None and port not in WEB_PORTS and not allow_private:
        return "bad-address"
    literal = literal_address(host)
    return "private-address" if literal and not may_connect(literal, allow_private) else None


def may_connect(address: str, allow_private: bool) -> bool:
    """Whether ``address`` (an IP address as text) may be connected to."""
    return is_public(address) or (allow_private and is_local(address))


def literal_address(host: str) -> str | None:
    """The IP address that ``host`` spells, also in the old forms that resolvers accept (``0x7f.1``, ``2130706433``); else ``None``."""
    try:
        return str(ipaddress.ip_address(host.partition("%")[0]))
    except ValueError:
        pass
    try:
        return socket.inet_ntoa(socket.inet_aton(host)) if host[:1].isdigit() and " " not in host else None
    except (OSError, UnicodeEncodeError):
        return None


def is_loopback(host: str) -> bool:
    """Whether ``host`` plainly names this machine."""
    literal = literal_address(host)
    return host == "localhost" or (literal is not None and ipaddress.ip_address(literal).is_loopback)


def _embedded(ip: IPAddress) -> tuple[IPAddress, ...]:
    if isinstance(ip, ipaddress.IPv4Address):
        return ()
    found: list[IPAddress] = [v4 for v4 in (ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())) if v4 is not None]
    if ip in _NAT64 or ip in _COMPATIBLE:
        found.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
    return tuple(found)
