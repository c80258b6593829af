// How a page is left: only when every answer that it asked for has come. Streamlit would draw a late one into the next
// page, and break that ("Bad delta path index").

const PATIENCE = 1000; // ms to wait for answers
const GONE = 3000; // ms after which the page that was to be left is taken to have stayed
const LINK = "a[href]:not([target=_blank]):not([download]):not([href^='#'])";
let busy = () => false;
let flush = () => {};
let leftAt = -GONE;
let passing = false;
/** @type {string | undefined} */
let heading; // the path of the link that was clicked last

/**
 * @param {() => boolean} waiting tells whether answers are still to come
 * @param {() => void} last sends what has not been sent
 */
export const holdWhile = (waiting, last) => ([busy, flush] = [waiting, last]);

/**
 * Ms for which whoever was there at `since` should ask for nothing, since the page is being left.
 * @param {number} since
 */
export const quietFor = (since) => (since > leftAt ? 0 : Math.max(0, leftAt + GONE - performance.now()));

// Streamlit has heard of Back before us, so that there is nothing to hold back but the next question.
addEventListener("popstate", () => {
  leftAt = performance.now();
  heading = undefined;
});

document.addEventListener(
  "click",
  (event) => {
    const link = event.target instanceof Element && event.target.closest(LINK);
    if (!(link instanceof HTMLAnchorElement) || passing || event.ctrlKey || event.metaKey || event.shiftKey) return;
    leftAt = performance.now();
    heading = link.pathname;
    flush();
    if (!busy()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    go(link);
  },
  true,
);

/** @param {HTMLAnchorElement} link */
function go(link) {
  if (busy() && performance.now() - leftAt < PATIENCE) return void setTimeout(() => go(link), 10);
  passing = true;
  link.click();
  passing = false;
}

// Streamlit adds to the history when it writes an opened page's settings into the address, so that Back would stay on
// the page; what a reader changes adds nothing either. And it empties the address of the page that is being left.
const push = history.pushState;
history.pushState = function (state, unused, url) {
  const same = url != null && new URL(url, location.href).pathname === location.pathname;
  const late = same && heading && heading !== location.pathname && performance.now() - leftAt < GONE;
  if (!late) (same ? history.replaceState : push).call(history, state, unused, url);
};
