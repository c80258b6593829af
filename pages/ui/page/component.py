"""A component of our own: its browser side is a script that the app serves itself."""

import streamlit as st

from pages.ui.browser.assets import url

# Resent with every frame, so it only fetches what stays.
BOOTSTRAP = """
let script;
const root = new URL("../../", document.querySelector('script[type="module"][src]').src);
export default function (component) {
  script ??= import(new URL("%s", root));
  const received = script.then((module) => module.receive(component, ...[%s].map((url) => new URL(url, root))));
  return () => received.then((leave) => leave?.());
}
"""


def drawing(name: str, html: str):
    """A component that only shows its `html`, in the page's own colours and type. To be made once."""
    return st.components.v2.component(name, html=html, isolate_styles=False)


def made(name: str, *scripts: str, height: str = ""):
    """The component whose browser side is `receive(component, ...urls of scripts)` of name.js. To be made once.

    A name may have a folder before it, as a file's path has. With `height`, which its script takes away, nothing below
    jumps when it is there.
    """
    urls = ", ".join(f'"{url(script)}"' for script in scripts)
    html = f'<div style="min-height: {height}"></div>' if height else "<div></div>"
    js = BOOTSTRAP % (url(f"{name}.js"), urls)
    return st.components.v2.component(name.replace("/", "_"), html=html, js=js, isolate_styles=False)
