// How files are to look: chosen once, kept for all charts and pages until the tab is closed.

const CHOSEN = "chart-files";

function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(CHOSEN)) ?? {};
  } catch {
    return {}; // a browser that keeps nothing
  }
}

function keep(name, value) {
  try {
    sessionStorage.setItem(CHOSEN, JSON.stringify({ ...kept(), [name]: value }));
  } catch {
    // the choice holds for this menu alone
  }
}

// The value of a choice: the one kept, else the usual.
function valueOf({ name, usual, values }) {
  const value = kept()[name];
  return values.some((each) => each.value === value) ? value : usual;
}

// A labelled list for each choice.
function listOf(choice) {
  const label = document.createElement("label");
  const select = document.createElement("select");
  select.name = choice.name;
  select.append(...choice.values.map(({ value, text }) => new Option(text, value)));
  select.onchange = () => keep(choice.name, select.value);
  label.append(choice.label, select);
  return label;
}

// Shows in a menu's lists what was chosen in another's.
function showChosen(panel, choices) {
  for (const choice of choices) panel.querySelector(`[name=${choice.name}]`).value = valueOf(choice);
}

// What the lists of a menu say.
function chosenIn(panel) {
  return Object.fromEntries([...panel.querySelectorAll("select")].map(({ name, value }) => [name, value]));
}

