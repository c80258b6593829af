// The colours of the page's theme that canvases of the stage paint with.

import { css } from "../painters/colours.js";
import { scale } from "../painting.js";
import { token } from "../theme.js";

export const colours = () => ({
  ink: css(token("ink")),
  paper: css(token("paper")),
  edge: css(token("edge")),
  positive: css(token("positive")),
  negative: css(token("negative")),
  tiles: scale("tile"),
});
