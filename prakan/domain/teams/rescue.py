"""The last chance of institutions that the search left unserved: anybody, others' trips moved."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from prakan.domain.teams import kernel
from prakan.domain.teams.kernel import Columns, Desk, State
from prakan.domain.teams.workroom import put_one, serve_one


def rescue(c: Columns, state: State, desk: Desk, stuck: NDArray[np.bool_]) -> None:
    """Serve institutions that are not, where anybody can; groups not served are split first."""
    desk.price[:] = 0
    for g in np.flatnonzero((state.size > 0) & (state.week < 0)).tolist():
        members = state.members[g, : state.size[g]].tolist()
        if c.fixed[members[0]] != 0 or all(stuck[i] for i in members):
            continue
        kernel.drop(g, c, state)
        for i in members:
            put_one([i], serve_one([i], c, state, desk, everyone=True), c, state)
