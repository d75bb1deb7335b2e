"""Appeals: filed by the institution, heard by a panel free of interest, settled by the board.

``filing.file``, then ``panels.appoint``, ``deciding.propose``, ``deciding.decide``: one case each.
"""
