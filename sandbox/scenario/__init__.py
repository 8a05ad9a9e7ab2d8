"""Scenario files: what people do on their phones, as plain text that can be played and recorded."""

from sandbox.scenario.faults import Fault, ScenarioError
from sandbox.scenario.lines import parse, parse_line
from sandbox.scenario.play import Cue, Player, play
from sandbox.scenario.steps import Act, Step, script, write

__all__ = [
    "Act",
    "Cue",
    "Fault",
    "Player",
    "ScenarioError",
    "Step",
    "parse",
    "parse_line",
    "play",
    "script",
    "write",
]
