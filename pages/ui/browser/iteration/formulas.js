// Formulas as Streamlit's KaTeX has set them, in an element that is not shown: each is known by its own source.

/**
 * @param {string} holder class of that element
 * @param {string} tex
 * @returns {Node | undefined} a copy; nothing while it is not set yet
 */
function set(holder, tex) {
  for (const made of document.querySelectorAll(`.${holder} .katex`)) {
    if (made.querySelector("annotation")?.textContent === tex) return made.cloneNode(true);
  }
  return undefined;
}

/**
 * Put a formula into a place, as soon as it is set.
 * @param {HTMLElement} place
 * @param {string} holder
 * @param {string} tex
 */
export function putFormula(place, holder, tex) {
  const made = set(holder, tex);
  if (made) return place.replaceChildren(made);
  const wait = new MutationObserver(() => {
    const later = set(holder, tex);
    if (later) place.replaceChildren(later);
    if (later || !place.isConnected) wait.disconnect();
  });
  wait.observe(document.body, { childList: true, subtree: true });
}
