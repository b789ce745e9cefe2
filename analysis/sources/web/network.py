"""Connections to checked addresses, all of which end at one moment whatever the server does."""

from __future__ import annotations

import ssl
import time
import typing
from collections.abc import Iterable

import httpcore

from analysis.sources.web.addresses import Resolver, checked_addresses

SocketOption = (
    tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]
)


class CheckedBackend(httpcore.NetworkBackend):
    """Resolves a host itself, judges its addresses and connects to one of those.

    ``deadline`` is the moment, on the clock of `time.monotonic`, at which everything ends: a
    server that sends a byte now and then keeps within every other time limit.
    """

    def __init__(self, *, resolve: Resolver, allow_private: bool, deadline: float) -> None:
        self._resolve = resolve
        self._allow_private = allow_private
        self._deadline = deadline
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first checked address that answers. Raises FetchError."""
        failed: Exception = httpcore.ConnectError("no address")
        addresses = checked_addresses(
            host, port, resolve=self._resolve, allow_private=self._allow_private
        )
        for address in addresses:
            try:
                stream = self._sockets.connect_tcp(
                    address, port, _left(self._deadline, timeout, httpcore.ConnectTimeout)
                )
                return _EndingStream(stream, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
        raise failed


class _EndingStream(httpcore.NetworkStream):
    """A stream that reads and writes until the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(self._deadline, timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(self._deadline, timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = _left(self._deadline, timeout, httpcore.ConnectTimeout)
        return _EndingStream(
            self._stream.start_tls(ssl_context, server_hostname, left), self._deadline
        )

    def get_extra_info(self, info: str) -> typing.Any:
        return self._stream.get_extra_info(info)


def _left(deadline: float, timeout: float | None, late: type[Exception]) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise late("took too long in all")
    return left if timeout is None else min(left, timeout)
