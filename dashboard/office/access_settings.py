"""How one comes in: who must sign in, by what, and over what kind of connection."""

from msgspec import Struct

from dashboard.office.identity_settings import IdentitySettings
from dashboard.office.transport import THIS_MACHINE, Network


class AccessSettings(Struct, frozen=True):
    """What the operator has decided.

    Attributes:
        sign_in_for_all: visitors must sign in too.
        behind_tls: a proxy in front speaks TLS, and says so of each request.
        proxies: where such a proxy may be; nobody else is believed.
        demand_codes: reviewers and administrators can do nothing before they use one-time codes.
        log_json: each line of the log is JSON.
        host_names: the names that the server may be asked under beside those of this machine; None for any.
        identity: the identity provider that signs people in beside passwords.
        embed_for: hosts of other sites that may show parts of the page in frames, as a content security policy
            names them; the office is in nobody's.
        office_url: where staff find their pages, on a server that has none; empty where that is not said.
    """

    sign_in_for_all: bool = False
    behind_tls: bool = False
    identity: IdentitySettings | None = None
    proxies: tuple[Network, ...] = THIS_MACHINE
    host_names: frozenset[str] | None = None
    log_json: bool = False
    demand_codes: bool = False
    embed_for: tuple[str, ...] = ()
    office_url: str = ""
