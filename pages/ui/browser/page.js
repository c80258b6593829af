// What every page does in the browser: a finger scrolls over figures, the menu closes behind a link, and Back leaves the
// page.

/** @import { Component, Trigger } from "./types.js" */

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
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link = event.target instanceof Element && event.target.closest("[data-testid=stPopoverBody] a[href]");
  const button = document.querySelector("[data-testid=stPopoverButton][aria-expanded=true]");
  if (link && button instanceof HTMLElement) button.click();
}

// Streamlit replaces the address when a widget that is bound to it changes, but adds to the history whenever the script
// writes st.query_params, and has no option for that: one Back would be one setting.
const push = history.pushState;
history.pushState = function (state, unused, url) {
  const same = url != null && new URL(url, location.href).pathname === location.pathname;
  (same ? history.replaceState : push).call(history, state, unused, url);
};

const TAP = 100; // ms within which a click belongs to what took the focus from a field
let fieldLeft = -TAP;

/** @param {FocusEvent} event */
function noteField(event) {
  if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) fieldLeft = event.timeStamp;
}

const PATIENCE = 1000; // ms that a click on a link waits for answers, and that nothing more is asked for after it
/** @type {Set<() => boolean>} */
const waiting = new Set();
let leftAt = -PATIENCE;
let passing = false;

/**
 * A click on a link waits while `waits()`: Streamlit would draw an answer that comes late into the next page.
 * @param {() => boolean} waits
 * @returns what ends that
 */
export function holdLinks(waits) {
  waiting.add(waits);
  return () => waiting.delete(waits);
}

/** Whether the page is being left. */
export const leaves = () => performance.now() - leftAt < PATIENCE;

const busy = () => [...waiting].some((waits) => waits());
const runs = () => /^(running|rerunRequested)$/.test(document.querySelector("[data-testid=stApp]")?.getAttribute("data-test-script-state") ?? "");

const CALM = 100; // ms without a run of the page, which begins a moment after it was asked for
const LONGEST = 4000; // ms: a browser lets nobody copy who clicked longer ago than five seconds

/** Resolves when the address has what was set and drawn until now, or never will. */
export async function atRest() {
  const asked = performance.now();
  for (let since = asked, now = asked; now - since < CALM && now - asked < LONGEST; now = performance.now()) {
    if (busy() || runs()) since = performance.now();
    await new Promise((done) => setTimeout(done, TAP / 5));
  }
}

/**
 * A field hands over what was typed by a timer when it loses the focus. A link's click in the same moment, as a tap is,
 * would overtake that: Streamlit would run the old page again in place of the new one.
 * @param {MouseEvent} event
 */
function holdLink(event) {
  const link = event.target instanceof Element && event.target.closest("a[href]:not([target=_blank]):not([download])");
  if (passing || !(link instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const typed = event.timeStamp - fieldLeft < TAP;
  fieldLeft = -TAP;
  leftAt = performance.now();
  if (!typed && !busy()) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  setTimeout(() => follow(link), typed ? TAP / 2 : 0);
}

/** @param {HTMLElement} link */
function follow(link) {
  if (busy() && leaves()) return void setTimeout(() => follow(link), TAP / 5);
  passing = true;
  link.click();
  passing = false;
}

document.addEventListener("focusout", noteField, true);
document.addEventListener("click", holdLink, true);
document.addEventListener("touchstart", leaveToTheBrowser, { capture: true, passive: true });
document.addEventListener("click", closeMenu);

const APART = 2000; // ms between two runs that are asked for
let askedAt = -APART;
/** @type {Trigger} */
let trigger = () => {};

/** Run the page from the top: the server does not know what this page shows, since it or the visit is a new one. */
export function runAgain() {
  if (performance.now() - askedAt < APART) return;
  askedAt = performance.now();
  trigger("again", { at: askedAt });
}

/**
 * Nothing is drawn: what this does, it does once for all pages.
 * @param {Component<null>} component
 */
export function receive({ setTriggerValue }) {
  trigger = setTriggerValue;
}
