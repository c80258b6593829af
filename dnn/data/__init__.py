"""Where examples come from: data sets, features added to them, and how they are parted."""
