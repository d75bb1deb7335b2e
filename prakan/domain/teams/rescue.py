"""The last chance of institutions that the search left unserved: anybody, and others' trips moved."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from prakan.domain.teams import kernel
from prakan.domain.teams.chains import Mending, not_served
from prakan.domain.teams.kernel import Columns, Desk, State
from prakan.domain.teams.workroom import put_one, unserved_one

MOST = 200  # institutions tried: in a great shortage the search has done what can be done


def rescue(c: Columns, state: State, desk: Desk, stuck: NDArray[np.bool_]) -> None:
    """Serve institutions that are not, where anybody can; groups not served are split first."""
    left = [i for i in not_served(c, state) if not stuck[i]]
    for g in np.flatnonzero((state.size > 1) & (state.week < 0)).tolist():
        members = state.members[g, : state.size[g]].tolist()
        if c.fixed[members[0]] == 0:
            kernel.drop(g, c, state)
            for i in members:
                put_one([i], unserved_one([i], c), c, state)
    mending = Mending(c, state, desk, 0, 0)
    for i in left[:MOST]:
        mending.room_for(i)
