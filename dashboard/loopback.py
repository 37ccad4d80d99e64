"""Whether an address stays on this machine."""

import ipaddress


def is_loopback(host: str) -> bool:
    """Whether what is sent to `host` never leaves the machine; a name other than ``localhost`` may be any."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
