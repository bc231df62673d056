"""The canonical address: the one under which an article is known, however it was linked to.

``https://m.contoh.id/a/?utm_source=x#komentar`` and ``https://www.contoh.id/a?page=all`` are one article. The scheme is kept as printed:
some sites of offices answer only over ``http``. What cannot be known in general (a site's other hosts, its own parameters) comes from
the outlet's file.
"""

from __future__ import annotations

import ipaddress
import posixpath
import re
from typing import TYPE_CHECKING, Final
from urllib.parse import SplitResult, quote, unquote_to_bytes, urljoin, urlsplit

if TYPE_CHECKING:
    from crawler.outlets import Outlet

MAX_LENGTH: Final = 4096
"""Longest address, in characters, that is considered at all."""

_PORTS: Final = {"http": 80, "https": 443}
_VARIANT_HOST: Final = re.compile(r"^(?:www\d?|m|mobile|wap|amp)\.(?=[^.]+\.[^.])")
_AMP_CACHE: Final = re.compile(r"^https?://(?:[\w-]+\.cdn\.ampproject\.org/[cvi]|(?:www\.)?google\.[\w.]+/amp)/(s/)?(?=[\w-]+\.[\w.-]+/)")
_AMP_PATH: Final = re.compile(r"^/amp(?=/.)|/amp/?$|\.amp(?=(?:\.html?)?$)")
_ESCAPE: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")
_SLASHES: Final = re.compile(r"/{2,}")
_HIDDEN: Final = re.compile(r"^\s+|\s+$|[\x00-\x1f\x7f\u200b\ufeff]+")
_UNRESERVED: Final = "-._~"
_PATH_SAFE: Final = "/:@!$&'()*+,;=" + _UNRESERVED
_QUERY_SAFE: Final = "/?:@!$'()*,;" + _UNRESERVED
_SECOND_LEVELS: Final = frozenset(["ac", "biz", "co", "desa", "go", "mil", "my", "net", "or", "sch", "web", "com", "org", "gov", "edu"])

_TRACKING: Final = re.compile(
    r"utm_\w*|mtm_\w*|pk_\w*|hsa_\w*|at_(?:medium|campaign)|ga_\w+|_x_tr_\w+|fb_(?:ref|source|comment_id)|_hs(?:enc|mi)|__twitter_impression"
    r"|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|ttclid|twclid|igshid|igsh|mc_[ce]id|_ga|_gl|vero_id|oly_(?:anon|enc)_id"
    r"|ref|ref_src|ref_url|spm|cmpid|ocid|ncid|trk|share|sharetype|shared|tag_from|lgn_method|jxconn|jx\w+id|wtm_\w+|amp|amp_\w+|outputtype",
    re.IGNORECASE,
)
"""Parameters that say where a reader came from or how the page is to be drawn, never which article it is."""

_ONE_PAGE: Final = {
    "page": re.compile(r"\d{1,3}|all|semua"),
    "showpage": re.compile("all"),
    "single": re.compile("1"),
    "m": re.compile("[01]"),
}
"""Parameters that only choose a page of the same article, with the values for which that is so (``?page=detail`` is no such thing)."""


def canonical_url(url: str, base: str | None = None, outlet: Outlet | None = None) -> str | None:
    """The canonical form of ``url``, or null when no article can be known under it.

    ``url`` may be relative to ``base``, the address of the page that names it. When it leads to another site, or to a front page, it is
    a publisher's mistake or somebody else's article, and ``base`` itself counts. Null for anything but ``http`` and ``https``, for front
    pages and for what is no address at all. Applying the function to its own result changes nothing.
    """
    own = _parts(base, outlet) if base else None
    named = _parts(_joined(base, url), outlet)
    if own and (named is None or _is_front_page(named) or not _same_site(named, own, outlet)):
        named = own
    if named is None or _is_front_page(named):
        return None
    return named.geturl()


def _joined(base: str | None, url: str) -> str:
    try:
        return urljoin(_HIDDEN.sub("", base), _HIDDEN.sub("", url)) if base else url
    except ValueError:
        return ""


def _parts(url: str, outlet: Outlet | None) -> SplitResult | None:
    if len(url) > MAX_LENGTH:
        return None
    address = _once(_out_of_amp_cache(_HIDDEN.sub("", url)))
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return None
    host = _host(parts.hostname or "", outlet)
    if parts.scheme not in _PORTS or not host:
        return None
    place = host if port in (None, 0, _PORTS[parts.scheme]) else f"{host}:{port}"
    return SplitResult(parts.scheme, place, _path(parts.path), _query(parts.query, outlet), "")


def _out_of_amp_cache(address: str) -> str:
    match = _AMP_CACHE.match(address)
    return address if match is None else ("https://" if match.group(1) else "http://") + address[match.end() :]


def _once(address: str) -> str:
    """``address`` up to where it begins a second time, as when it was pasted twice."""
    scheme, _, rest = address.partition("://")
    host = re.split("[/?#]", rest, maxsplit=1)[0]
    first, again, _ = rest[len(host) :].partition(f"://{host}/")
    if not again or "?" in first or "#" in first or not first.lower().endswith(("http", "https")):
        return address
    return f"{scheme}://{host}{first[: first.lower().rindex('http')].rstrip('[]()_-., ')}"


def _host(host: str, outlet: Outlet | None) -> str | None:
    if ":" in host:
        return _ip6(host)
    try:
        name = host.rstrip(".").encode("idna").decode("ascii").lower()
    except UnicodeError:
        return None
    if not re.fullmatch(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*", name):
        return None
    if outlet and name in outlet.canonical.hosts:
        name = outlet.canonical.hosts[name]
    while match := _VARIANT_HOST.match(name):
        name = name[match.end() :]
    return outlet.canonical.hosts.get(name, name) if outlet else name


def _ip6(host: str) -> str | None:
    try:
        return f"[{ipaddress.IPv6Address(host).compressed}]"
    except ValueError:
        return None


def _path(path: str) -> str:
    plain = _SLASHES.sub("/", _escaped(path, _PATH_SAFE))
    if "/." in plain:
        plain = posixpath.normpath(plain)
    while (shorter := _AMP_PATH.sub("", plain)) != plain:
        plain = shorter
    return plain.rstrip("/") or "/"


def _query(query: str, outlet: Outlet | None) -> str:
    kept = []
    for field in query.split("&"):
        name, equals, value = field.partition("=")
        if name and not _is_noise(name, value, outlet):
            kept.append(_escaped(name, _QUERY_SAFE) + equals + _escaped(value, _QUERY_SAFE + "="))
    return "&".join(sorted(kept))


def _is_noise(name: str, value: str, outlet: Outlet | None) -> bool:
    if outlet and name in outlet.canonical.keep:
        return False
    if outlet and name in outlet.canonical.drop:
        return True
    one_page = _ONE_PAGE.get(name.lower())
    return bool(_TRACKING.fullmatch(name) or (one_page and one_page.fullmatch(value.lower())))


def _escaped(text: str, safe: str) -> str:
    """``text`` with every character escaped that must be and no other, in capital hexadecimal digits."""
    parts = re.split("(%[0-9A-Fa-f]{2})", _ESCAPE.sub("%25", text))
    return "".join(_one_escape(part) if part[:1] == "%" else quote(part.encode("utf-8", "replace"), safe) for part in parts)


def _one_escape(escape: str) -> str:
    char = unquote_to_bytes(escape)
    return char.decode("ascii") if char.isalnum() or char.decode("latin-1") in _UNRESERVED else escape.upper()


def _is_front_page(parts: SplitResult) -> bool:
    return parts.path in ("/", "/index.html", "/index.php") and not parts.query


def _same_site(named: SplitResult, own: SplitResult, outlet: Outlet | None) -> bool:
    if outlet and outlet.covers(named.hostname):
        return True
    return _site(named.netloc) == _site(own.netloc)


def _site(place: str) -> str:
    labels = place.split(".")
    short = 3 if len(labels) > 2 and labels[-2] in _SECOND_LEVELS else 2
    return place if labels[-1][:1].isdigit() else ".".join(labels[-short:])
