// What every page does in the browser: a finger scrolls over figures, the menu closes behind a link on a phone, and Back
// leaves the page.

const NARROW = "(max-width: 768px)"; // where Streamlit lays the menu over the page

/**
 * Plotly would keep a touch for itself and zoom. Without it the browser scrolls, enlarges by two fingers, and makes a
 * tap into a mouse's click, which Plotly takes.
 * @param {TouchEvent} event
 */
function leaveToTheBrowser(event) {
  if (event.target instanceof Element && event.target.closest(".js-plotly-plot")) event.stopPropagation();
}

/** @param {MouseEvent} event */
function closeMenu(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || !matchMedia(NARROW).matches) return;
  const link = event.target instanceof Element && event.target.closest("[data-testid=stSidebar] a[href]");
  if (!link) return;
  const button = document.querySelector("[data-testid=stSidebarCollapseButton] button");
  if (button instanceof HTMLElement) button.click();
}

// Streamlit adds to the history whenever it writes a setting into the address: one Back would be one setting.
const push = history.pushState;
history.pushState = function (state, unused, url) {
  const same = url != null && new URL(url, location.href).pathname === location.pathname;
  (same ? history.replaceState : push).call(history, state, unused, url);
};

document.addEventListener("touchstart", leaveToTheBrowser, { capture: true, passive: true });
document.addEventListener("click", closeMenu);

/** Nothing is drawn: what this does, it does once for all pages. */
export function receive() {}
