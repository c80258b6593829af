// Where the stepper begins: each message finds it, and the arrow keys step.

import { placeIn, styled } from "../dom.js";
import { Stepper } from "./stepper.js";

/** @import { Component } from "../types.js" */
/** @import { Message } from "./types.js" */

/** @type {Map<HTMLElement, Stepper>} */
const shown = new Map();

/** @param {Component<Message>} component */
export async function receive({ data, parentElement, setTriggerValue }) {
  await styled("iteration/iteration.css");
  const place = placeIn(parentElement);
  const stepper = shown.get(place) ?? new Stepper(place);
  shown.set(place, stepper);
  stepper.send = setTriggerValue;
  stepper.receive(data);
  return () =>
    setTimeout(() => {
      if (place.isConnected) return;
      stepper.dispose();
      shown.delete(place);
    });
}

const OWN_KEYS = "input, textarea, select, canvas, [role=slider], [role=tab], [role=radio], [role=combobox], [contenteditable]";

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.target instanceof Element && event.target.closest(OWN_KEYS)) return;
  const stepper = [...shown.values()].find((each) => each.root.isConnected);
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!stepper || (!by && event.key !== "Home")) return;
  event.preventDefault();
  if (by) stepper.step(by > 0 ? 1 : -1);
  else stepper.go(0);
});
