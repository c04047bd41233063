"""One scheduled night in its own process: `python -m flows.scheduled FLOW_RUN_ID`."""

import logging
import sys
from uuid import UUID

from prefect.client.orchestration import get_client
from prefect.engine import handle_engine_signals
from prefect.flow_engine import run_flow

from flows.nightly import nightly
from flows.process import end_with_keeper


def main(flow_run_id: UUID) -> None:
    """Do what Prefect has scheduled, with its parameters; the exit status is 1 when it failed.

    Args:
        flow_run_id: A scheduled run of the nightly deployment.
    """
    with get_client(sync_client=True) as client:
        run = client.read_flow_run(flow_run_id)
    with handle_engine_signals(run.id):
        run_flow(nightly, flow_run=run, parameters=run.parameters)


if __name__ == "__main__":
    end_with_keeper()
    logging.getLogger("netgraph").setLevel(logging.INFO)
    logging.getLogger("netgraph").addHandler(logging.StreamHandler())
    main(UUID(sys.argv[1]))
