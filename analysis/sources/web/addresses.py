"""Which network addresses may be asked: public ones, judged after the name was resolved.

A name is resolved once, all its addresses are judged, and the connection goes to one of those
very addresses, so that a name that answers differently the second time gains nothing.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Sequence
from ipaddress import (
    IPv4Address,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

from analysis.sources.web.errors import FetchError

Resolver = Callable[[str, int], Sequence[str]]
"""From a host's name and port to its addresses, as numbers. Raises OSError where it has none."""

Address = IPv4Address | IPv6Address

_OWN = tuple(
    map(ip_network, ("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"))
) + tuple(map(ip_network, ("::1/128", "fc00::/7")))
"""Loopback and private use (RFC 1122, 1918, 4291, 4193): open to those who allow it."""

_NEVER = tuple(
    map(
        ip_network,
        (
            "0.0.0.0/8",  # this host, RFC 791
            "100.64.0.0/10",  # carriers' own, RFC 6598
            "169.254.0.0/16",  # link-local, and the data services of clouds, RFC 3927
            "192.0.0.0/24",  # protocol assignments, RFC 6890
            "192.0.2.0/24",  # documentation, RFC 5737
            "192.88.99.0/24",  # relays of 6to4, RFC 7526
            "198.18.0.0/15",  # benchmarks, RFC 2544
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",  # multicast, RFC 5771
            "240.0.0.0/4",  # reserved and broadcast, RFC 1112
            "2001::/23",  # protocol assignments, Teredo among them, RFC 2928 and 4380
            "2001:db8::/32",  # documentation, RFC 3849 and 9637
            "3fff::/20",
        ),
    )
)
_GLOBAL = IPv6Network("2000::/3")
"""All of IPv6 that is given out for the public internet (IANA, RFC 4291)."""

_NAT64 = IPv6Network("64:ff9b::/96")
_SIX_TO_FOUR = IPv6Network("2002::/16")
_COMPATIBLE = IPv6Network("::/96")
_ISATAP = 0x5EFE
"""The mark of RFC 5214 before the IPv4 address in an IPv6 one."""

_ENDS_IN_NUMBER = re.compile(r"(?:^|\.)(?:\d+|0[xX][0-9a-fA-F]*)\.?$")


def system_resolver(host: str, port: int) -> Sequence[str]:
    """The addresses that the operating system knows for ``host``."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def checked_addresses(host: str, port: int, *, resolve: Resolver, allow_private: bool) -> list[str]:
    """The addresses of ``host``, each of which may be asked.

    One forbidden address among them forbids the host. Raises FetchError, before anything is
    sent, for a host that is forbidden, has no address, or is a number in an unusual spelling.
    """
    _refuse_odd_numbers(host)
    try:
        found = [ip_address(text.partition("%")[0]) for text in resolve(host, port)]
    except (OSError, UnicodeError, ValueError):
        raise FetchError(f"there is no host {host}", "check the address", temporary=True) from None
    for address in found:
        if reason := forbidden(address, allow_private=allow_private):
            advice = "give a public address"
            if reason == _PRIVATE:
                advice += ", or allow private ones (--allow-private)"
            raise FetchError(f"{host} is {address}, {reason}", advice)
    if not found:
        raise FetchError(f"there is no host {host}", "check the address", temporary=True)
    return list(map(str, found))


_PRIVATE = "a private or loopback address"


def forbidden(address: Address, *, allow_private: bool = False) -> str | None:
    """What kind of address ``address`` is that nobody is sent to; None where it is public.

    An IPv6 address that carries an IPv4 one (mapped, 6to4, NAT64, …) is judged as both.
    """
    inner = _carried(address)
    if inner is not None:
        return forbidden(inner, allow_private=allow_private)
    if any(address in network for network in _OWN):
        return None if allow_private else _PRIVATE
    if any(address in network for network in _NEVER) or not _is_given_out(address):
        return "not an address of the public internet"
    return None


def _is_given_out(address: Address) -> bool:
    return isinstance(address, IPv4Address) or address in _GLOBAL


def _carried(address: Address) -> IPv4Address | None:
    if isinstance(address, IPv4Address) or address in IPv6Network("::/127"):
        return None
    value = int(address)
    if address in _SIX_TO_FOUR:
        return IPv4Address((value >> 80) & 0xFFFFFFFF)
    marked = (value >> 32) & 0xFFFF == _ISATAP
    if address.ipv4_mapped or address in _NAT64 or address in _COMPATIBLE or marked:
        return IPv4Address(value & 0xFFFFFFFF)
    return None


def _refuse_odd_numbers(host: str) -> None:
    """``0x7f.1``, ``2130706433`` and ``127.1`` are spellings of 127.0.0.1 that nobody needs."""
    if ":" in host or not _ENDS_IN_NUMBER.search(host):
        return
    try:
        IPv4Address(host)
    except ValueError:
        raise FetchError(
            f"{host} is a number in an unusual spelling", "write the host's name"
        ) from None
