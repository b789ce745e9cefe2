// A picture's title and text alternative, written into the file where its format carries them:
// an SVG in <title> and <desc>, which screen readers speak, a PNG in text chunks of its standard.

const SVG_NAMES = "http://www.w3.org/2000/svg";
const XML_NAMES = "http://www.w3.org/XML/1998/namespace";

// The SVG with its title and description, told to be one picture.
function describedSvg(text, { title, description, language }) {
  const drawn = new DOMParser().parseFromString(text, "image/svg+xml");
  const root = drawn.documentElement;
  const told = Object.entries({ title, desc: description }).map(([name, said]) => {
    const element = drawn.createElementNS(SVG_NAMES, name);
    element.id = `chart-${name}`;
    element.textContent = said;
    return element;
  });
  root.setAttribute("role", "img");
  root.setAttribute("lang", language);
  root.setAttributeNS(XML_NAMES, "xml:lang", language);
  root.setAttribute("aria-labelledby", told.map((element) => element.id).join(" "));
  root.prepend(...told);
  return new XMLSerializer().serializeToString(drawn);
}

// Where a PNG's first chunk, of a fixed length, ends: signature (8), length and kind (8), its
// 13 bytes, checksum (4). Text may stand from there on.
const AFTER_HEAD = 8 + 8 + 13 + 4;

// The parts of the PNG with its title and description, in UTF-8 (PNG specification, iTXt), and with
// how many of its pixels make a metre of paper (pHYs), by which Word gives it its size.
function describedPng(bytes, { title, description, language, perMetre }) {
  const chunks = [textChunk("Title", title, language), textChunk("Description", description, language)];
  if (perMetre) chunks.push(densityChunk(perMetre));
  return [bytes.subarray(0, AFTER_HEAD), ...chunks, bytes.subarray(AFTER_HEAD)];
}

// Keyword, then: end of it, uncompressed, method; language; no translated keyword; then text.
function textChunk(keyword, text, language) {
  return chunk(new TextEncoder().encode(`iTXt${keyword}\0\0\0${language}\0\0${text}`));
}

function densityChunk(perMetre) {
  const body = new Uint8Array(4 + 9);
  body.set(new TextEncoder().encode("pHYs"));
  const view = new DataView(body.buffer);
  view.setUint32(4, perMetre);
  view.setUint32(8, perMetre);
  view.setUint8(12, 1); // by the metre
  return chunk(body);
}

// Length, kind and content, checksum.
function chunk(body) {
  const whole = new Uint8Array(4 + body.length + 4);
  const view = new DataView(whole.buffer);
  view.setUint32(0, body.length - 4);
  whole.set(body, 4);
  view.setUint32(4 + body.length, checksum(body));
  return whole;
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

