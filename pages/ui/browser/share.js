// The link to what is seen: copied when it is asked for, and in type that a last row can read.

import { element, placeIn, styled } from "./dom.js";
import { atRest } from "./page.js";

/** @import { Component } from "./types.js" */

/** The address, without what its reader has predicted. */
export function address() {
  const url = new URL(location.href);
  url.searchParams.delete("predicted");
  return url.href;
}

/**
 * Resolves to whether the clipboard has the text: without https a browser has no better way than to copy a selection.
 * @param {string} text
 */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = element("textarea", "share-field", { readonly: "" });
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}

/** The link over the whole window, until a click or Escape. */
async function showLarge() {
  await atRest();
  const words = { "aria-label": "Link to what you see", closedby: "any" };
  const dialog = element("dialog", "share-large", words);
  const close = element("button", "", { type: "button" }, "Close");
  const link = address().replace(/^https?:\/\//, "");
  dialog.append(element("p", "", {}, link), close);
  dialog.style.setProperty("--type", `${Math.min(9, Math.max(3, 95 / Math.sqrt(link.length)))}vmin`); // so that all is seen
  close.onclick = () => dialog.close();
  // The popover holds the focus, and would close in the dialog's place.
  const escape = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    dialog.close();
  };
  addEventListener("keydown", escape, true);
  dialog.onclose = () => {
    removeEventListener("keydown", escape, true);
    dialog.remove();
  };
  document.body.append(dialog);
  dialog.showModal();
}

/** @param {HTMLElement} place */
function build(place) {
  const copy = element("button", "share-copy", { type: "button" }, "Copy the link");
  const large = element("button", "", { type: "button" }, "Show it large");
  const said = element("p", "share-said", { role: "status" });
  const act = async () => {
    said.textContent = "";
    await atRest();
    const done = await copied(address());
    said.textContent = done ? "The link to what you see is copied." : "Your browser lets no page copy: select it here.";
    link.hidden = done;
    link.textContent = address();
  };
  const link = element("code", "share-link", { hidden: "" });
  copy.onclick = act;
  large.onclick = showLarge;
  place.classList.add("share");
  place.replaceChildren(said, link, copy, large);
  // It was opened by a click to get the link: one is enough.
  if (navigator.userActivation?.isActive) act();
}

/** @type {WeakSet<HTMLElement>} */
const built = new WeakSet();

/** @param {Component<null>} component */
export async function receive({ parentElement }) {
  await styled("share.css");
  const place = placeIn(parentElement);
  if (built.has(place)) return;
  built.add(place);
  build(place);
}
