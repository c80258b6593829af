"""The net on the stage as a browser test sees it: where its edges lie, and what it holds."""

BOARD = "document.querySelector('.live').__live.stage.parts.find((part) => part.wires !== undefined)"
# Whether the net is there, with its parameters.
PLACED = f"document.querySelector('.live')?.__live?.stage ? !!{BOARD}?.instrument.params : false"
# The middle of an edge l, i, j in the window.
ON_EDGE = f"""(edge) => {{
  const board = {BOARD}, [x0, y0, x1, y1] = board.wires.curve(edge).ends, box = board.element.getBoundingClientRect();
  return [box.x + (x0 + x1) / 2, box.y + (y0 + y1) / 2];
}}"""
PARAMS = f"[...{BOARD}.instrument.params]"
