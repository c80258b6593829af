// The other end of payload.py: a frame's bytes as a header and the arrays it names.

// The length of the header, the header, then the arrays.
export function unpack(bytes) {
  const whole = bytes.slice().buffer; // arrays need an aligned start
  const length = new DataView(whole).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(whole, 4, length)));
  const arrays = {};
  for (const [name, [dtype, start, items]] of Object.entries(header.segments)) {
    const Kind = dtype === "uint8" ? Uint8Array : Float32Array;
    arrays[name] = new Kind(whole, 4 + length + start, items);
  }
  return { header, arrays };
}

export function pngUrl(bytes) {
  let text = "";
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return `data:image/png;base64,${btoa(text)}`;
}

function rows(flat, columns) {
  return Array.from({ length: flat.length / columns }, (_, i) => flat.subarray(i * columns, (i + 1) * columns));
}

export function merged(older, newer) {
  const replaced = new Set(newer.header.updates.map(target));
  const kept = older.header.updates.filter((update) => !replaced.has(target(update)));
  newer.header.updates.unshift(...kept);
  newer.arrays = { ...older.arrays, ...newer.arrays };
  if (older.header.figures) {
    newer.header.figures = older.header.figures;
  }
  return newer;
}

// Two updates with one target say the same thing of different times.
export function target(update) {
  if (update.image) return `${update.figure}/image`;
  return `${update.figure}/${update.traces}/${Object.keys(update.set ?? update.words)}`;
}

// What restyle wants: for each attribute a list with the values of each trace.
export function restyled(update, arrays) {
  if (update.words) return update.words;
  const values = {};
  for (const [attribute, names] of Object.entries(update.set)) {
    values[attribute] = names.map((name) => (update.columns ? rows(arrays[name], update.columns) : arrays[name]));
  }
  return values;
}
