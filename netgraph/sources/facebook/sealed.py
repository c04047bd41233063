"""End-to-end encrypted chats, which since December 2023 come in a zip of their own.

One flat file a chat, `<Name>_<N>.json`, known from one public reader alone: it is read with care,
and whatever has another form is rejected like in any thread.
"""

import re

from netgraph.errors import DriftError
from netgraph.sources.facebook.messages import Part, part
from netgraph.sources.facebook.names import Names

# As these files call them, and as the others do; timestamps are milliseconds in both.
_CALLED = {
    "senderName": "sender_name",
    "timestamp": "timestamp_ms",
    "text": "content",
    "isUnsent": "is_unsent",
    "type": "type",
}
_FIELDS = frozenset(_CALLED) | {"media", "reactions"}
_NUMBER = re.compile(r"_\d+$")  # at the end of a chat's name


def sealed_part(value: object, file: str, names: Names) -> Part:
    """What a parsed file of an encrypted chat says.

    Args:
        value: The parsed file.
        file: Its name, for the error.
        names: The package's names; those of this file are added.

    Raises:
        DriftError: The file is no chat.
    """
    held = value if isinstance(value, dict) else {}
    messages, people = held.get("messages"), held.get("participants")
    if not isinstance(messages, list) or not isinstance(people, list):
        found = list(map(str, held))[:10] or [type(value).__name__]
        hint = "Facebook may have changed this file; its messages are not read."
        raise DriftError(file, found, ["participants: list", "messages: list"], hint)
    title = held.get("threadName")
    read = part(
        {
            "participants": people,
            "messages": [_message(m) for m in messages],
            "title": _NUMBER.sub("", title) if isinstance(title, str) else None,
        },
        file,
        "inbox",
        names,
    )
    fields = frozenset[str]().union(*(m for m in messages if isinstance(m, dict)))
    return read._replace(unknown=fields - _FIELDS)


def _message(message: object) -> object:
    if not isinstance(message, dict):
        return message
    return {ours: message.get(theirs) for theirs, ours in _CALLED.items()}
