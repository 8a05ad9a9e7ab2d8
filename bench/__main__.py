from bench import s1_lead_flow
import sys
s1_lead_flow.run(quick="--quick" in sys.argv)
