// What the page is told of without being asked: another theme, and where in time a reader looks.

const THEME = Symbol.for("theme-of-the-charts");

// Streamlit does not run the page again by itself when the reader switches its theme
// (streamlit issue 11920). The menu's colour is the theme's and has a transition of a moment:
// its event tells of the switch. The first card that notices asks for all.
function watchTheme(menu, setTriggerValue) {
  const background = () => getComputedStyle(menu).getPropertyValue("--st-background-color");
  window[THEME] ??= background();
  menu.ontransitionrun = () => {
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

