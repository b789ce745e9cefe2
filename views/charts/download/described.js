// A picture's title and text alternative, written into the file where its format carries them:
// an SVG in <title> and <desc>, which screen readers speak, a PNG in text chunks of its standard.

const SVG_NAMES = "http://www.w3.org/2000/svg";

// The SVG with its title and description, told to be one picture.
function describedSvg(text, { title, description }) {
  const drawn = new DOMParser().parseFromString(text, "image/svg+xml");
  const root = drawn.documentElement;
  const told = Object.entries({ title, desc: description }).map(([name, said]) => {
    const element = drawn.createElementNS(SVG_NAMES, name);
    element.id = `chart-${name}`;
    element.textContent = said;
    return element;
  });
  root.setAttribute("role", "img");
  root.setAttribute("aria-labelledby", told.map((element) => element.id).join(" "));
  root.prepend(...told);
  return new XMLSerializer().serializeToString(drawn);
}

// Where a PNG's first chunk, of a fixed length, ends: signature (8), length and kind (8), its
// 13 bytes, checksum (4). Text may stand from there on.
const AFTER_HEAD = 8 + 8 + 13 + 4;

// The parts of the PNG with its title and description, in UTF-8 (PNG specification, iTXt).
function describedPng(bytes, { title, description }) {
  const chunks = [textChunk("Title", title), textChunk("Description", description)];
  return [bytes.subarray(0, AFTER_HEAD), ...chunks, bytes.subarray(AFTER_HEAD)];
}

// Keyword, then: end of it, uncompressed, method, no language, no translated keyword; then text.
function textChunk(keyword, text) {
  const body = new TextEncoder().encode(`iTXt${keyword}\0\0\0\0\0${text}`);
  const chunk = new Uint8Array(4 + body.length + 4);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, body.length - 4);
  chunk.set(body, 4);
  view.setUint32(4 + body.length, checksum(body));
  return chunk;
}

// CRC-32 as PNG asks for it (polynomial 0xEDB88320), bit by bit: texts are short.
function checksum(bytes) {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

