"""Web addresses a reader may follow."""

from __future__ import annotations

from urllib.parse import urlsplit


def web_address(url: str) -> str:
    """The address if a reader may follow it: http or https, no user name in it; else empty.

    Examples
    --------
    >>> web_address("https://example.org/a?b=c")
    'https://example.org/a?b=c'
    >>> web_address("javascript:alert(1)"), web_address("https://user:secret@example.org")
    ('', '')
    """
    plain = url.strip()
    if not plain.isprintable() or " " in plain:
        return ""
    try:
        parts = urlsplit(plain)
        host, user = parts.hostname, parts.username
    except ValueError:
        return ""
    return plain if parts.scheme in ("http", "https") and host and user is None else ""


def host_of(address: str) -> str:
    """What to call a link: whose address it is.

    Examples
    --------
    >>> host_of("https://www.example.org/a/b")
    'example.org'
    """
    return (urlsplit(address).hostname or "").removeprefix("www.")
