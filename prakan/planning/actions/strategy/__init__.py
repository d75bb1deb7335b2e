"""What people do with strategies: keep them and their indicators, carry them over a year, record results."""

from prakan.planning.actions.strategy.copying import copy_year
from prakan.planning.actions.strategy.indicators import add_kpi, edit_kpi, remove_kpi
from prakan.planning.actions.strategy.results import record_result
from prakan.planning.actions.strategy.strategies import add_strategy, edit_strategy, remove_strategy

__all__ = [
    "add_kpi",
    "add_strategy",
    "copy_year",
    "edit_kpi",
    "edit_strategy",
    "record_result",
    "remove_kpi",
    "remove_strategy",
]
