"""Every setting once: its limits, its widget, its place in a link, and the Config it makes."""
