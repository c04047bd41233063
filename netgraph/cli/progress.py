"""What a night is doing, while it does it."""

import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

_LINES = logging.getLogger("netgraph")
_BEGUN = logging.getLogger("netgraph.begun")  # what is being done right now; nobody else listens


@contextmanager
def progress(level: int, *, live: bool = True) -> Iterator[None]:
    """Tell of a night on standard error, in plain lines of ours alone; Prefect's pages get all.

    In a terminal a last line says what is being done right now, step by step, package by package.

    Args:
        level: Lines of less are not told.
        live: Whether there is such a last line; while there is, nothing goes to standard output.
    """
    with ExitStack() as ended:
        live = live and level <= logging.INFO
        handler = _in_terminal(ended) if live else logging.StreamHandler()
        handler.setLevel(level)
        _listen(ended, _LINES, handler, logging.INFO)
        yield


def _in_terminal(ended: ExitStack) -> logging.Handler:
    from rich.console import Console

    console = Console(stderr=True, markup=False, highlight=False, emoji=False)
    if not console.is_interactive:
        return logging.StreamHandler()
    status = ended.enter_context(console.status("the night begins"))
    _listen(ended, _BEGUN, _Telling(status.update), logging.DEBUG)
    return _Telling(console.print)


def _listen(ended: ExitStack, log: logging.Logger, handler: logging.Handler, level: int) -> None:
    """Hear a logger, and nobody above it, until the end."""
    ended.callback(setattr, log, "propagate", log.propagate)
    ended.callback(log.setLevel, log.level)
    ended.callback(log.removeHandler, handler)
    log.propagate = False
    log.setLevel(level)
    log.addHandler(handler)


class _Telling(logging.Handler):
    """A handler that hands each line to a function."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        super().__init__()
        self._tell = tell

    def emit(self, record: logging.LogRecord) -> None:
        """Hand the line on."""
        self._tell(self.format(record))
