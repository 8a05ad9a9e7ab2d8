"""Addresses in texts and buttons: which Telegram takes for links, and how it writes them."""

import re

PORT = re.compile(r"(?P<before>.+?):(?P<port>[^:\]@]*)", re.DOTALL)
PART = re.compile(r"(?:[\w.!$,~*'();&+=-]|%[0-9a-fA-F]{2}|[^\x00-\x7f])*")
USERINFO = re.compile(r"(?:[\w.!$,~*'();&+=:-]|%[0-9a-fA-F]{2}|[^\x00-\x7f])*")
IPV6 = re.compile(r"\[[0-9a-f:.]+\]")
OWN = re.compile(r"(tg|ton|tonsite):(?://)?(.*)", re.DOTALL | re.IGNORECASE)


class WrongUrlError(ValueError):
    """It is no address; the message is Telegram's."""


def checked_link(url: str, *, secure: bool = False) -> str:
    """The address as Telegram keeps it: host in small letters, with a path; WrongUrlError."""
    own = OWN.fullmatch(url)
    scheme, userinfo, host, port, rest = _parts(url if own is None else own[2])
    if secure and (own is not None or scheme != "https"):
        raise WrongUrlError("Only HTTPS links are allowed")
    if own is not None:
        return _own_link(own[1].lower(), own[2])
    if "." not in host and not host.startswith("["):
        raise WrongUrlError("Wrong HTTP URL")
    return f"{scheme}://{userinfo and userinfo + '@'}{host}{port and ':' + port}{rest}"


def mentioned_user(url: str) -> int | None:
    """Whom `tg://user?id=…` names."""
    match = re.fullmatch(r"tg:(?://)?user/?\?([^#]*)(?:#.*)?", url.lower(), re.DOTALL)
    if match is None:
        return None
    values = [value for key, _, value in (p.partition("=") for p in match[1].split("&"))
              if key == "id"]  # fmt: skip
    return int(values[0]) if values and re.fullmatch(r"[0-9]{1,18}", values[0]) else None


def tg_parameters(url: str, host: str) -> dict[str, str] | None:
    """The query of `tg://host?…`; None when it is another address."""
    match = re.fullmatch(rf"tg:(?://)?{host}/?\?([^#]*)(?:#.*)?", url, re.DOTALL | re.IGNORECASE)
    if match is None:
        return None
    return {key: value for key, _, value in (pair.partition("=") for pair in match[1].split("&"))}


def _own_link(scheme: str, link: str) -> str:
    protocol, userinfo, host, port, rest = _parts(link)
    wrong = f"Wrong {'tg' if scheme == 'tg' else 'ton'} URL"
    if link.lower().startswith("http://") or protocol == "https" or userinfo or port:
        raise WrongUrlError(wrong)
    if host.startswith("["):
        raise WrongUrlError(wrong)
    if not re.fullmatch(r"[a-z0-9_-]+" if scheme != "tonsite" else r"[a-z0-9_.-]+", host):
        raise WrongUrlError("Unallowed characters in URL host")
    return f"{scheme}://{host}{rest[1:] if rest.startswith('/?') else rest}"


def _parts(url: str) -> tuple[str, str, str, str, str]:
    """Scheme, user, host, port, and path with query."""
    scheme, rest = "http", url
    match = re.match(r"([^:/?#@\[\]]*)://", url)
    if match is not None:
        scheme, rest = match[1].lower(), url[match.end() :]
        if scheme not in {"http", "https"}:
            raise WrongUrlError("Unsupported URL protocol")
    cut = re.search(r"[/?#]", rest)
    place, query = (rest, "") if cut is None else (rest[: cut.start()], rest[cut.start() :])
    port = ""
    with_port = PORT.fullmatch(place)
    if with_port is not None:
        place, port = with_port["before"], with_port["port"].lstrip("0")
        if not re.fullmatch(r"[0-9]{1,5}", port) or int(port) > 65_535:
            raise WrongUrlError("Wrong port number specified in the URL")
    userinfo, _, host = place.rpartition("@")
    return scheme, userinfo, _host(host, userinfo), port, _query(query)


def _host(host: str, userinfo: str) -> str:
    host = host.lower()
    if not host:
        raise WrongUrlError("URL host is empty")
    if host == ".":
        raise WrongUrlError("Host is invalid")
    if host.startswith("[") and host.endswith("]"):
        if not IPV6.fullmatch(host):
            raise WrongUrlError("Wrong IPv6 address specified in the URL")
        return host
    if not PART.fullmatch(host):
        raise WrongUrlError("Disallowed character in URL host")
    if not USERINFO.fullmatch(userinfo):
        raise WrongUrlError("Disallowed character in URL userinfo")
    return host


def _query(query: str) -> str:
    query = query.rstrip(" \t\r\n\0\v") or "/"
    escaped = "".join(f"%{ord(c):02X}" if c <= " " else c for c in query)
    return escaped if escaped.startswith("/") else "/" + escaped
