// Elements, and style sheets that are there before what they style.

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} className
 * @param {Record<string, string | number>} attributes
 * @param {string} text
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, className = "", attributes = {}, text = "") {
  const made = document.createElement(tag);
  if (className) made.className = className;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  if (text) made.textContent = text;
  return made;
}

/**
 * Writes where there is another text; tells whether there was. A text node that stays is as if nothing had been put in or
 * taken out, which every style with :has() or :empty would be reckoned anew for.
 * @param {HTMLElement} place with nothing but text
 * @param {string} text
 */
export function write(place, text) {
  if (place.textContent === text) return false;
  const { firstChild } = place;
  if (text && firstChild instanceof Text) firstChild.data = text;
  else place.textContent = text;
  return true;
}

/**
 * Hides, or shows again. To write an attribute that is there already would have the element's style reckoned anew.
 * @param {HTMLElement} place
 * @param {boolean} hidden
 */
export function hide(place, hidden) {
  if (place.hidden !== hidden) place.hidden = hidden;
}

/** @type {Map<string, Promise<void>>} */
const sheets = new Map();

/**
 * Resolves when the style sheets, which lie beside this file, are in force.
 * @param {...string} names
 */
export function styled(...names) {
  return Promise.all(["colours.css", ...names].map(load));
}

/** @param {string} name */
function load(name) {
  const known = sheets.get(name);
  if (known) return known;
  const loaded = /** @type {Promise<void>} */ (
    new Promise((resolve, reject) => {
      const link = element("link", "", { rel: "stylesheet", href: new URL(name, import.meta.url).href });
      link.onload = () => resolve();
      link.onerror = () => reject(new Error(`${name} did not load`));
      document.head.append(link);
    })
  );
  sheets.set(name, loaded);
  return loaded;
}

/** @type {WeakMap<HTMLElement | ShadowRoot, HTMLElement>} */
const places = new WeakMap(); // of components, as long as they are there: what is drawn there has elements, too

/**
 * Where a component draws: the element that Streamlit made of its html.
 * @param {HTMLElement | ShadowRoot} parent
 */
export function placeIn(parent) {
  const known = places.get(parent);
  if (known && parent.contains(known)) return known;
  const place = /** @type {HTMLElement} */ (parent.querySelector("div") ?? parent);
  places.set(parent, place);
  return place;
}
