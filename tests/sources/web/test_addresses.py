"""Which addresses are refused, proved at resolution: no test here opens a connection."""

from __future__ import annotations

import socket
from collections.abc import Sequence
from ipaddress import ip_address

import pytest

from analysis.sources.web.addresses import checked_addresses, forbidden, system_resolver
from analysis.sources.web.errors import FetchError

PRIVATE = ["127.0.0.1", "127.8.8.8", "10.1.2.3", "172.31.0.1", "192.168.1.1", "::1", "fd00::1"]
NEVER = [
    "0.0.0.0",
    "100.64.0.1",
    "169.254.169.254",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "198.18.0.1",
    "203.0.113.9",
    "224.0.0.1",
    "239.255.255.250",
    "255.255.255.255",
    "::",
    "fe80::1",
    "fec0::1",
    "ff02::1",
    "100::1",
    "2001:db8::1",
    "2001::1",
    "64:ff9b:1::1",
    "5f00::1",
]
CARRYING_PRIVATE = [
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "::127.0.0.1",
    "2002:7f00:1::",
    "2002:a00:1::1",
    "64:ff9b::127.0.0.1",
    "64:ff9b::a9fe:a9fe",
    "2a00:1450::5efe:10.0.0.1",
]
PUBLIC = ["8.8.8.8", "93.184.216.34", "2a00:1450:4001::1", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8"]


@pytest.mark.parametrize("address", PRIVATE + NEVER + CARRYING_PRIVATE)
def test_what_is_not_public_is_refused(address: str) -> None:
    assert forbidden(ip_address(address))
    with pytest.raises(FetchError, match=r"site\.example is "):
        checked("site.example", [address])


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_taken(address: str) -> None:
    assert checked("site.example", [address]) == [str(ip_address(address))]


@pytest.mark.parametrize("address", PRIVATE)
def test_the_flag_opens_private_and_loopback_addresses(address: str) -> None:
    assert checked("site.example", [address], allow_private=True) == [address]
    with pytest.raises(FetchError, match="--allow-private"):
        checked("site.example", [address])


@pytest.mark.parametrize("address", NEVER)
def test_the_flag_opens_nothing_else(address: str) -> None:
    with pytest.raises(FetchError, match="not an address of the public internet"):
        checked("site.example", [address], allow_private=True)


def test_one_forbidden_address_among_public_ones_forbids_the_host() -> None:
    with pytest.raises(FetchError, match=r"10\.0\.0\.1"):
        checked("site.example", ["8.8.8.8", "10.0.0.1"])


def test_a_zone_behind_an_address_hides_nothing() -> None:
    with pytest.raises(FetchError, match="fe80::1"):
        checked("site.example", ["fe80::1%eth0"])


@pytest.mark.parametrize(
    "host", ["0x7f.1", "0x7f000001", "2130706433", "127.1", "0177.0.0.1", "8.8.8.8.", "010.8.8.8"]
)
def test_numbers_in_unusual_spellings_are_refused_before_they_are_resolved(host: str) -> None:
    def resolve(host: str, port: int) -> Sequence[str]:
        raise AssertionError("resolved")

    with pytest.raises(FetchError, match="unusual spelling"):
        checked_addresses(host, 80, resolve=resolve, allow_private=True)


def test_a_host_that_is_not_there_is_said_to_be_so() -> None:
    def nobody(host: str, port: int) -> Sequence[str]:
        raise socket.gaierror(socket.EAI_NONAME, "not known")

    def empty(host: str, port: int) -> Sequence[str]:
        return []

    for resolve in (nobody, empty):
        with pytest.raises(FetchError, match=r"no host gone\.example") as refused:
            checked_addresses("gone.example", 80, resolve=resolve, allow_private=False)
        assert refused.value.temporary


def test_the_operating_system_resolves_loopback_to_loopback() -> None:
    assert set(system_resolver("localhost", 80)) <= {"127.0.0.1", "::1"}
    assert system_resolver("127.0.0.1", 80) == ["127.0.0.1"]


def checked(host: str, addresses: list[str], *, allow_private: bool = False) -> list[str]:
    return checked_addresses(
        host, 443, resolve=lambda host, port: addresses, allow_private=allow_private
    )
