"""Pictures: values in, SVG out; `render` turns the SVG into the PNG that is sent."""
