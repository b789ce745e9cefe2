// What the page must know of its language, which Streamlit takes for English: its `lang` and
// direction, by which screen readers speak, and where its tables begin.

function speak(page) {
  Object.assign(document.documentElement, page);
  watchTables();
}

// From right to left a table's first column is the last that is drawn (`numbers.column_order`): a
// table wider than its place is moved there once, when it appears.
function watchTables() {
  const watching = Symbol.for("tables-from-right-to-left");
  if (window[watching]) return;
  window[watching] = new MutationObserver(() => {
    if (document.documentElement.dir !== "rtl") return;
    for (const table of document.querySelectorAll(".dvn-scroller:not([data-moved])")) {
      if (table.scrollWidth <= table.clientWidth) continue;
      table.dataset.moved = "";
      table.scrollLeft = table.scrollWidth;
    }
  });
  window[watching].observe(document.body, { childList: true, subtree: true });
}
