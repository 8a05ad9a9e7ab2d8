"""Where a webhook is: its host, the address behind the name, and connections to just that."""

import asyncio
import socket
from urllib.parse import urlsplit

from aiohttp.abc import AbstractResolver, ResolveResult

from sandbox.botapi.errors import bad_request


def read_address(url: str) -> str:
    """The host of a webhook's address; refused when it is none. Without a scheme it is HTTPS."""
    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if not host or port == 0 or parts.scheme not in {"http", "https"}:
        raise bad_request("invalid webhook URL specified")
    return host


async def resolve(host: str) -> str:
    """The IP address of a host; refused when it has none."""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or "Name or service not known"
        raise bad_request(f"bad webhook: Failed to resolve host: {reason}") from None
    return str(found[0][4][0])


class OnlyThere(AbstractResolver):
    """Leads every name to one IP address, as `ip_address` of setWebhook asks."""

    def __init__(self, ip_address: str) -> None:
        self._ip_address = ip_address

    async def resolve(
        self,
        host: str,
        port: int = 0,
        family: socket.AddressFamily = socket.AF_INET,  # noqa: ARG002  # the address tells it
    ) -> list[ResolveResult]:
        """The one address, under the asked name."""
        kind = socket.AF_INET6 if ":" in self._ip_address else socket.AF_INET
        return [
            ResolveResult(hostname=host, host=self._ip_address, port=port, family=kind, proto=0,
                          flags=socket.AI_NUMERICHOST)
        ]  # fmt: skip

    async def close(self) -> None:
        """Nothing is held."""
