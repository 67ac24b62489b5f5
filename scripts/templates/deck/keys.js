// Keyboard, clicker and touch. Where a Chinese input method swallows the key, its place tells.
const PLACES = { Period: ".", Comma: ",", Slash: "?", Equal: "+", NumpadAdd: "+", Space: " ", Enter: "Enter", NumpadEnter: "Enter", Backspace: "Backspace" };

function keyOf(event) {
  const { key, code } = event;
  if (/^[\x20-\x7e]$/.test(key)) return key === "=" ? "+" : key === "/" ? "?" : key.toLowerCase();
  if (key.length > 1 && key !== "Process" && key !== "Unidentified") return key;
  return PLACES[code] || code.replace(/^(Key|Digit|Numpad)/, "").toLowerCase().replace(/^(page|arrow)?(up|down|left|right)$/, (all) => code) || key;
}

const forward = () => step(1);
const backward = () => step(-1);
const ACTIONS = {
  ArrowRight: forward, ArrowDown: forward, PageDown: forward, " ": forward, n: forward,
  ArrowLeft: backward, ArrowUp: backward, PageUp: backward, Backspace: backward,
  Home: () => goTo(shown()[0]), End: () => goTo(shown().at(-1)),
  f: fullScreen, F5: fullScreen, b: () => blank("black"), ".": () => blank("black"), w: () => blank("white"), ",": () => blank("white"),
  l: nextLanguage, t: startOrPause, "+": addMinute, r: resetTimer, z: () => pointOn(1), x: () => state.mark >= 0 && point(state.mark),
  d: turnDark, p: openPlan, g: openLots, s: () => !isPresenter && openOther(), "?": openHelp, h: openHelp, Escape: escape,
};

function escape() {
  if (lots) drawn(null);
  else if (state.mark >= 0) change((s) => Object.assign(s, { mark: -1, alone: false }));
  else if (state.blank) blank("");
}

let typed = "";
function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || root.dataset.view === "doc" || document.querySelector("dialog[open]")) return;
  const tag = event.target.tagName; // a field of a dialog just closed may still have the focus
  if (tag === "SELECT") return;
  const key = keyOf(event);
  if (event.repeat && !/^(Arrow|Page)/.test(key)) return; // a finger that rests on a key means it once
  if (tag === "BUTTON" && (key === " " || key === "Enter")) return;
  if (event.target === desk.told && /^(Arrow(Up|Down)| )$/.test(key)) return;
  if (/^[0-9]$/.test(key)) { typed = (typed + key).slice(-4); return; }
  const number = typed;
  typed = "";
  if (key === "Enter") { if (number) goToNumber(+number); return; }
  if (ACTIONS[key]) { event.preventDefault(); ACTIONS[key](); }
}

let touch = null;
function onTouch(event) {
  if (root.dataset.view !== "show" || event.touches.length > 1) { touch = null; return; }
  const { clientX, clientY } = event.changedTouches[0];
  if (event.type === "touchstart") { touch = [clientX, clientY]; return; }
  if (!touch) return;
  const [across, down] = [clientX - touch[0], clientY - touch[1]];
  touch = null;
  if (Math.abs(across) > 50 && Math.abs(across) > 1.5 * Math.abs(down)) step(across < 0 ? 1 : -1);
}

function onClick({ target }) {
  const slide = target.closest?.("main > .slide.now");
  const item = target.closest?.(".item");
  if (slide && item && root.dataset.view === "show" && !String(getSelection())) point([...slide.querySelectorAll(".item")].indexOf(item));
}

let resting = 0;
function stir() {
  body.classList.add("awake");
  body.classList.remove("idle");
  clearTimeout(resting);
  resting = setTimeout(() => { body.classList.remove("awake"); body.classList.toggle("idle", root.dataset.view === "show"); }, 2500);
}
