"""The colours of charts, readable on a phone in light and in dark, and for colour-blind people.

A picture has its own opaque ground, so it looks the same in both. What two colours tell apart is
always told by shape too: solid or hatched, filled or outlined, with or without a mark.
"""

GROUND = "#FFFFFF"
TILE = "#F0F4F9"
INK = "#1B1F24"
MUTED = "#535B66"
LINE = "#8A94A1"
REST = "#DFE4EB"
NOW = "#1F5FA9"
BEFORE = "#A85508"
GOOD = "#17653A"
WARN = "#8A4B00"
BAD = "#AB1F1A"

HEAT = ("#E3ECF7", "#B9D0EC", "#86B3E2", NOW)
"""From few to many, one hue from light to dark; the number stands in every cell."""

TEXT_ON = (
    *((INK, ground) for ground in HEAT[:3]),
    (GROUND, NOW),
    (INK, GROUND),
    (MUTED, GROUND),
    (WARN, GROUND),
    (MUTED, TILE),
    (INK, TILE),
    (GOOD, TILE),
    (WARN, TILE),
    (BAD, TILE),
)
"""Every pair of text and ground that charts use; each reaches a contrast of 4.5 to 1."""

SHAPE_ON = ((NOW, GROUND), (BEFORE, GROUND), (LINE, GROUND))
"""Every pair of shape and ground; each reaches 3 to 1."""
