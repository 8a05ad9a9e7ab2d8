"""Faults of the proxy, which its library gives a tree of their own, neither aiohttp's nor Python's.

They are known by where they come from: importing the library costs every start without a proxy.
"""


def is_of_the_proxy(error: BaseException) -> bool:
    """Whether a fault is the proxy's: it cannot be reached, or refuses; such a fault passes."""
    return type(error).__module__.partition(".")[0] in {"aiohttp_socks", "python_socks"}
