"""What the newest export of a network could have held and does not."""

import re
from collections.abc import Iterator

import polars as pl

from netgraph.pipeline.doctor.checks import ADVICE, Check
from netgraph.pipeline.doctor.requests import REQUESTS
from netgraph.text import NETWORKS


def lacking(files: pl.DataFrame) -> Iterator[Check]:
    """One check per newest export that is without a part its network gives.

    Args:
        files: From `doctor_newest`: the files that were read of each owner's newest exports.
    """
    newest = files.group_by("owner", "source", "export_id", maintain_order=True)
    for (_, source, export_id), rows in newest:
        request = REQUESTS.get(str(source))
        names = [str(name).lower() for name in rows["file"]]
        missing = [
            f"{part.name} ({part.gives})"
            for part in (request.parts if request else ())
            if not any(re.search(part.file, name) for name in names)
        ]
        if request and missing:
            yield Check(
                ADVICE,
                "parts",
                f"{export_id} is without {', '.join(missing)}",
                f"ask {NETWORKS[str(source)]} for all of it: {request.ask}",
            )
