"""Every error netgraph raises on purpose; the base layer imports nothing of the house."""


class NetgraphError(Exception):
    """Something a person can act on: says where, what came, what was expected, what to do."""


class UsageError(NetgraphError):
    """The call itself is wrong: an unknown owner, a malformed date, an unknown setting."""


class ExportError(NetgraphError):
    """One export cannot be used. It is refused by name and the night goes on."""


class DriftError(ExportError):
    """A file of a known network has an unknown layout; nothing of it is half-read."""

    def __init__(self, file: str, found: list[str], expected: list[str], hint: str) -> None:
        """Name the file, what came, what was expected, and what to do."""
        self.file, self.found, self.expected = file, found, expected
        super().__init__(
            f"{file}: found {', '.join(map(repr, found)) or 'nothing'}; "
            f"expected {', '.join(map(repr, expected))}. {hint}"
        )


class StoreError(NetgraphError):
    """The database is not what this version expects, or a check of its content failed."""


class Retryable(NetgraphError):  # noqa: N818
    """Trying the same again later can succeed: another process holds a file or the lock."""


class LockedError(Retryable):
    """Another night holds this home; the message names the process that does."""
