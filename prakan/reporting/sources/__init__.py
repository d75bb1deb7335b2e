"""Figures by source: one module per area, each yields figures with their derivation."""
