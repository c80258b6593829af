// Where the contest begins: each message finds it.

import { placeIn, styled } from "../dom.js";
import { Contest } from "./contest.js";

/** @import { Component } from "../types.js" */
/** @import { Constructions, Message } from "./types.js" */

/** @type {Map<HTMLElement, Contest>} */
const shown = new Map();
/** @type {Promise<Constructions> | undefined} */
let nets;

/** @param {Component<Message>} component */
export async function receive({ data, parentElement, setTriggerValue }) {
  nets ??= fetch(new URL("../constructions.json", import.meta.url)).then((answer) => answer.json());
  const [all] = await Promise.all([nets, styled("parity/parity.css", "live.css")]);
  const place = placeIn(parentElement);
  const contest = shown.get(place) ?? new Contest(place, all);
  shown.set(place, contest);
  contest.send = setTriggerValue;
  contest.receive(data);
  return () =>
    setTimeout(() => {
      if (place.isConnected) return;
      contest.dispose();
      shown.delete(place);
    });
}
