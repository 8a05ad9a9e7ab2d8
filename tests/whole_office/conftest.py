"""The whole office lives (measures.md, N2 and N5): what the tests need stands beside them."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
