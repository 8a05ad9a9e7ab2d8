"""SVG to PNG, with the shipped fonts alone.

It takes some hundredths of a second and holds the interpreter lock meanwhile: call it in a process
of its own when an event loop runs in this one.
"""

from wording import fonts


def render(svg: str) -> bytes:
    """Return the PNG of an SVG picture; the same SVG gives the same bytes on every machine.

    Raises ValueError when the SVG cannot be read.
    """
    import resvg_py

    return resvg_py.svg_to_bytes(
        svg_string=svg,
        skip_system_fonts=True,
        font_files=[str(fonts.REGULAR), str(fonts.BOLD)],
        font_family=fonts.FAMILY,
    )
