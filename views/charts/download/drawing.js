// A chart's picture drawn in this browser, and files saved from it.

const LOADING = Symbol.for("plotly-for-pictures");
const SVG_PREFIX = "data:image/svg+xml,";
const KEPT = 60_000; // milliseconds: a slow disk has a file by then

// plotly.js is loaded once a page, whichever card asks first. It is fetched and run from a
// blob because some systems serve .js as plain text, which browsers refuse to run.
function plotly(url) {
  window[LOADING] ??= load(url).catch((problem) => {
    delete window[LOADING]; // the next click tries again
    throw problem;
  });
  return window[LOADING];
}

async function load(url) {
  const answer = await fetch(new URL(url, document.baseURI));
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  const source = new Blob([await answer.text()], { type: "text/javascript" });
  const address = URL.createObjectURL(source);
  try {
    await new Promise((resolve, reject) => {
      const script = document.createElement("script");
      Object.assign(script, { src: address, onload: resolve, onerror: reject });
      document.head.append(script);
    });
  } finally {
    URL.revokeObjectURL(address);
  }
  if (!window.Plotly) throw new Error(`${url}: no plotly in it`);
  return window.Plotly;
}

// The picture of an answer that holds a figure, complete with what its format tells of it.
async function draw(answer, url) {
  const library = await plotly(url);
  const { format, width, height, scale, config } = answer;
  const figure = { ...JSON.parse(answer.figure), config };
  const address = await library.toImage(figure, { format, width, height, scale });
  if (format === "svg") {
    const text = decodeURIComponent(address.slice(SVG_PREFIX.length));
    return new Blob([describedSvg(text, answer)], { type: "image/svg+xml" });
  }
  const png = await (await fetch(address)).arrayBuffer();
  return new Blob(describedPng(new Uint8Array(png), answer), { type: "image/png" });
}

// The file of an answer that holds one.
async function unpacked({ mime, data }) {
  return (await fetch(`data:${mime};base64,${data}`)).blob();
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT);
}

