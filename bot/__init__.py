"""Composition root and process edges: the only place that builds things."""
