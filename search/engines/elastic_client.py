"""The connection to Elasticsearch: the official client, and its errors in our words. No key ever stands in a message."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from elastic_transport import ConnectionTimeout, TlsError, TransportError
from elasticsearch import ApiError, Elasticsearch, UnsupportedProductError

from crawler.errors import EngineUnavailable, UsageError
from search.engine import EngineDamaged, engine_name
from search.settings import SearchSettings

_RETRIES: Final = 2
_REFUSED: Final = (401, 403)


def connect(addresses: str, settings: SearchSettings) -> Elasticsearch:
    """A client for one node or several (``http://a:9200,http://b:9200``); nothing is sent yet. Raises ``UsageError``."""
    options: dict[str, Any] = {}
    if settings.api_key:
        options["api_key"] = settings.api_key
    if settings.ca:
        if not Path(settings.ca).is_file():
            raise UsageError(f"search.ca: berkas {settings.ca} tidak ada / no such file")
        options["ca_certs"] = settings.ca
    try:
        return Elasticsearch(
            [part.strip() for part in addresses.split(",")],
            request_timeout=settings.timeout,
            max_retries=_RETRIES,
            retry_on_timeout=False,
            **options,
        )
    except (ValueError, TypeError) as problem:
        raise UsageError(f"{engine_name(addresses)}: bukan alamat Elasticsearch / not an address of Elasticsearch ({problem})") from None


@contextmanager
def told(name: str) -> Iterator[None]:
    """Errors of the client as ``EngineUnavailable`` and ``EngineDamaged``; ``name`` is the public name of the server."""
    try:
        yield
    except TlsError as problem:
        raise EngineUnavailable(f"{name}: sertifikat ditolak; periksa search.ca / TLS: {problem.message}") from None
    except ConnectionTimeout:
        raise EngineUnavailable(f"{name}: tidak menjawab pada waktunya / does not answer in time") from None
    except TransportError as problem:
        raise EngineUnavailable(f"{name}: tidak dapat dihubungi / cannot be reached ({problem.message})") from None
    except UnsupportedProductError:
        raise EngineUnavailable(f"{name}: bukan server Elasticsearch / is not an Elasticsearch server") from None
    except ApiError as problem:
        raise _answered(name, problem) from None


def _answered(name: str, problem: ApiError) -> Exception:
    if problem.status_code == 404 and "index_not_found_exception" in str(problem.body):
        return EngineDamaged(f"{name}: indeks tidak ada / the index is gone")
    if problem.status_code in _REFUSED and not blocked(problem):
        return EngineUnavailable(f"{name}: kunci ditolak; periksa search.api_key / the API key is refused ({problem.status_code})")
    return EngineUnavailable(f"{name}: {reason_of(problem)} ({problem.status_code})")


def blocked(problem: ApiError) -> bool:
    """Whether an index takes no writes for now, as when the disk is full."""
    return "cluster_block_exception" in str(problem.body)


def reason_of(problem: ApiError) -> str:
    """The server's own words for what is wrong, the most particular ones."""
    error = problem.body.get("error") if isinstance(problem.body, dict) else None
    if not isinstance(error, dict):
        return str(error or problem.message)
    causes = error.get("root_cause") or [error]
    return str(causes[0].get("reason") or error.get("reason") or problem.message)
