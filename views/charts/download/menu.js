// The menu: a button that opens a panel with how files look, and a button for each file.
// A file is asked for from the server, which answers with the file, or with a figure that is drawn
// here.

const GAP = 6; // pixels between the button, the panel and the window's edge

function element(name, text = "", attributes = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function say(menu, text, kind = "") {
  const state = menu.querySelector(".state");
  state.className = `state ${kind}`;
  state.textContent = text;
}

// The panel below its button, above it where there is more room, and never beyond the window.
function place(menu) {
  const [button, panel] = menu.children;
  const at = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = panel;
  const right = getComputedStyle(menu).direction === "rtl";
  const left = right ? at.right - width : at.left;
  const below = at.bottom + GAP;
  const above = at.top - GAP - height;
  const fits = below + height <= innerHeight - GAP;
  panel.style.left = `${Math.max(GAP, Math.min(left, document.documentElement.clientWidth - width - GAP))}px`;
  panel.style.top = `${Math.max(GAP, fits || above < 0 ? Math.min(below, innerHeight - height - GAP) : above)}px`;
}

function heading({ heading: text }) {
  return text.replace("{n}", chartsOfPage());
}

function chartsOfPage() {
  return document.querySelectorAll('[class*="st-key-card-"]').length;
}

// A heading and its buttons; those of all charts only where there are several.
function groupOf(group, ask) {
  const section = element("section", "", { "data-what": group.what });
  const row = element("div", "", { class: "row" });
  row.append(
    ...group.buttons.map(({ ending, label, off }) => {
      const said = label.replace("{n}", chartsOfPage());
      const button = element("button", ending.toUpperCase(), { type: "button", "aria-label": said, title: said });
      button.disabled = off;
      button.onclick = () => ask(button, group.what, ending);
      return button;
    }),
  );
  section.append(element("h3", heading(group)), row);
  section.hidden = group.what === "all" && chartsOfPage() < 2;
  return section;
}

function fill(menu, data, ask) {
  const [button, panel] = menu.children;
  const looks = element("fieldset");
  looks.append(element("legend", data.looks), ...data.choices.map(listOf));
  button.textContent = data.open;
  for (const each of [button, panel]) each.setAttribute("aria-label", data.label);
  panel.replaceChildren(
    looks,
    ...data.groups.map((group) => groupOf(group, ask)),
    ...(data.note ? [element("p", data.note, { class: "note" })] : []),
    element("p", "", { class: "state", role: "status", "aria-live": "polite" }),
  );
}

// What the page has become since the menu was filled: its number of charts, and choices made in
// other menus.
function freshen(menu, data, ask) {
  const panel = menu.children[1];
  const old = panel.querySelectorAll("section");
  data.groups.forEach((group, at) => old[at].replaceWith(groupOf(group, ask)));
  showChosen(panel, data.choices);
}

async function take(menu, data) {
  const { answer } = data;
  const button = menu.asked.button;
  menu.asked = null;
  try {
    if (!answer.problem) save(await (answer.figure ? draw(answer, data.plotly) : unpacked(answer)), answer.name);
    say(menu, answer.problem ?? data.done.replace("{file}", answer.name), answer.problem ? "failed" : "");
  } catch (problem) {
    console.error(problem);
    say(menu, data.failed, "failed");
  }
  button.removeAttribute("aria-busy");
}

// This runs at first and whenever the data has changed, with the same elements.
export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const menu = parentElement.querySelector(".menu");
  const [button, panel] = menu.children;
  watchTheme(menu, setTriggerValue);
  tellMoves(menu.getRootNode().host.closest('[class*="st-key-card-"]'), setStateValue);
  const ask = (pressed, what, ending) => {
    menu.asked = { number: Date.now(), button: pressed };
    pressed.setAttribute("aria-busy", "true");
    say(menu, data.working);
    setTriggerValue("asked", { number: menu.asked.number, what, ending, ...chosenIn(panel) });
  };
  const { answer, ...offer } = data;
  const offered = JSON.stringify(offer);
  if (menu.offered !== offered) fill(menu, data, ask);
  menu.offered = offered;
  button.onclick = () => panel.togglePopover();
  const move = () => place(menu);
  panel.onbeforetoggle = ({ newState }) => {
    if (newState === "open") freshen(menu, data, ask);
    else if (panel.contains(menu.getRootNode().activeElement)) button.focus();
  };
  panel.ontoggle = ({ newState }) => {
    const open = newState === "open";
    button.setAttribute("aria-expanded", open);
    if (!open) return removeEventListener("scroll", menu.move, { capture: true });
    menu.move = move;
    addEventListener("scroll", move, { capture: true, passive: true });
    return move();
  };
  if (answer && answer.number === menu.asked?.number) take(menu, data);
}
