/* One click is one step back. Where a click leads to another page with other filters, Streamlit
   (1.67) writes two entries into the history: the new filters on the old page, then the new page.
   The second takes the place of the first, unless a link was followed: that is a step of its own. */
if (!window.oneStep) {
  window.oneStep = true;
  let followed = true;
  window.addEventListener("popstate", () => (followed = true), true);
  window.addEventListener("click", (event) => (followed ||= !!event.target.closest("a")), true);
  const push = history.pushState.bind(history);
  const replace = history.replaceState.bind(history);
  history.pushState = (state, title, url) => {
    const next = new URL(url, location.href);
    const turned = next.pathname !== location.pathname && next.search === location.search;
    (turned && !followed ? replace : push)(state, title, url);
    followed = false;
  };
}
