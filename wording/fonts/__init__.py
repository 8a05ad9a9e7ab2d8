"""The fonts that charts are drawn with; see OFL.txt for their licence."""

from pathlib import Path

FAMILY = "Noto Sans CJK SC"
REGULAR = Path(__file__).with_name("NotoSansCJKsc-Regular.otf")
BOLD = Path(__file__).with_name("NotoSansCJKsc-Bold.otf")
