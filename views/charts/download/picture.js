// Two buttons that draw a chart's print figure in this browser and save it as a file; and
// the page is run again when its theme changes, so that the chart gets the other ink.
// The figure is sent when a button asks for it: most charts are looked at and never saved.

const LOADING = Symbol.for("plotly-for-pictures");
const THEME = Symbol.for("theme-of-the-charts");
const SVG_PREFIX = "data:image/svg+xml,";

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

async function draw(data, format) {
  const library = await plotly(data.plotly);
  const { width, height, scale } = data;
  const options = { format, width, height, scale: format === "png" ? scale : 1 };
  const address = await library.toImage({ ...JSON.parse(data.figure), config: data.config }, options);
  if (format === "svg") {
    const text = decodeURIComponent(address.slice(SVG_PREFIX.length));
    return new Blob([describedSvg(text, data)], { type: "image/svg+xml" });
  }
  const png = await (await fetch(address)).arrayBuffer();
  return new Blob(describedPng(new Uint8Array(png), data), { type: "image/png" });
}

function save(blob, file) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function download(button, picture, data, state) {
  button.setAttribute("aria-busy", "true");
  say(state, data.working);
  try {
    save(await draw(data, picture.format), picture.file);
    say(state, data.done.replace("{file}", picture.file));
  } catch (problem) {
    console.error(problem);
    say(state, data.failed, "failed");
  }
  button.removeAttribute("aria-busy");
}

function say(state, text, kind = "") {
  state.className = `state ${kind}`;
  state.textContent = text;
}

// Streamlit does not run the page again by itself when the reader switches its theme
// (streamlit issue 11920). The row's colour is the theme's and has a transition of a moment:
// its event tells of the switch. The first card that notices asks for all.
function watchTheme(row, setTriggerValue) {
  const background = () => getComputedStyle(row).getPropertyValue("--st-background-color");
  window[THEME] ??= background();
  row.ontransitionrun = () => {
    if (window[THEME] === background()) return;
    window[THEME] = background();
    setTriggerValue("theme", window[THEME]);
  };
}

// Streamlit makes a chart anew whenever its figure has changed, and the zoom is gone with the old
// one (streamlit pull request 16052). So the time that a reader looks at is told after each move,
// and the next figure begins there.
const MOVED = 300; // milliseconds: a turned wheel moves many times

function tellMoves(card, setStateValue) {
  let waiting;
  const tell = (plot) => (changed) => {
    if (!Object.keys(changed).some((name) => name.startsWith("xaxis"))) return; // only resized
    clearTimeout(waiting);
    waiting = setTimeout(() => setStateValue("seen", plot.layout.xaxis.range.map(String)), MOVED);
  };
  const listen = () => {
    const plot = card.querySelector(".js-plotly-plot");
    if (!plot?.on || plot.told || plot.layout?.xaxis?.fixedrange) return;
    plot.told = true;
    plot.on("plotly_relayout", tell(plot));
  };
  card.telling?.disconnect();
  card.telling = new MutationObserver(listen);
  card.telling.observe(card, { childList: true, subtree: true });
  listen();
}

function buttonOf(picture) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = picture.text;
  button.setAttribute("aria-label", picture.label);
  button.title = picture.label;
  return button;
}

// This runs at first and whenever the data has changed, with the same row.
export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const row = parentElement.querySelector(".row");
  watchTheme(row, setTriggerValue);
  tellMoves(row.getRootNode().host.closest('[class*="st-key-card-"]'), setStateValue);
  const state = parentElement.querySelector(".state");
  const focused = [...row.children].indexOf(row.getRootNode().activeElement);
  const buttons = data.pictures.map(buttonOf);
  row.replaceChildren(...buttons);
  buttons[focused]?.focus();
  data.pictures.forEach((picture, place) => {
    buttons[place].onclick = () => {
      if (buttons[place].getAttribute("aria-busy") === "true") return;
      if (data.figure) return download(buttons[place], picture, data, state);
      buttons[place].setAttribute("aria-busy", "true");
      say(state, data.working);
      row.asked = picture.format;
      setTriggerValue("asked", picture.format);
    };
    if (data.figure && row.asked === picture.format) {
      row.asked = null;
      download(buttons[place], picture, data, state);
    }
  });
}
