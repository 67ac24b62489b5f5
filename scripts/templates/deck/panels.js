// The bar of the projected window, dialogs, full screen, staying awake, and opening the other window.
const relabel = []; // things whose words follow the interface language

function labelled(element, key) {
  const label = () => write(element, word(key));
  label();
  relabel.push(label);
  return element;
}

const button = (key, onclick, className = "") => labelled(make("button", { type: "button", onclick, className }), key);

function languageButtons() {
  const box = make("span", { role: "group" });
  relabel.push(() => box.setAttribute("aria-label", word("language")));
  for (const [lang, text] of [["en", "EN"], ["zh", "中"], ["both", "EN + 中"]]) {
    const choice = make("button", { type: "button", textContent: text, onclick: () => setLanguage(lang) });
    draws.push(() => choice.setAttribute("aria-pressed", state.lang === lang));
    box.append(choice);
  }
  return box;
}

function dialog(key) {
  const title = labelled(make("h2", { id: `d-${key}` }), key);
  const content = make("div");
  const form = make("form", { method: "dialog" }, [button("close", (event) => event.target.closest("dialog").close())]);
  const box = make("dialog", {}, [title, content, form]);
  box.setAttribute("aria-labelledby", title.id);
  body.append(box);
  return { box, content, open() { if (!box.open) box.showModal(); } };
}

function makeBar() {
  const bar = make("nav", { className: "bar" }, [
    button("present", () => show("show"), "doc-only"),
    button("previous", () => step(-1), "show-only"), button("next", () => step(1), "show-only"),
    languageButtons(), button("presenter", openOther, "show-only"), button("full", fullScreen, "show-only"),
    button("black", () => blank("black"), "show-only"), button("dark", turnDark), button("plan", openPlan, "show-only"),
    button("lots", openLots, "show-only"), button("print", openPrint), button("help", openHelp, "show-only"),
    button("read", () => show("doc"), "show-only"),
  ]);
  relabel.push(() => bar.setAttribute("aria-label", word("slide") + " / " + word("help")));
  body.prepend(bar);
}

let help;
function openHelp() {
  help ??= dialog("help");
  const rows = [
    ["→ ↓ PageDown Space", "next"], ["← ↑ PageUp Backspace", "previous"], ["7 Enter", "jump"], ["F F5", "full"], ["B .", "black"],
    ["W ,", "white"], ["L", "language"], ["T", "countdown"], ["+", "minute"], ["R", "reset"], ["Z", "point"], ["X", "alone"], ["S", "presenter"], ["P", "plan"], ["G", "lots"], ["D", "dark"],
  ].map(([keys, key]) => make("tr", {}, [
    make("th", { scope: "row" }, keys.split(" ").flatMap((one) => [make("kbd", { textContent: one }), " "])), make("td", { textContent: word(key) }),
  ]));
  const lines = [awake ? "awake" : "notAwake", isLost() ? "lostHere" : "seenHere"].map((key) => make("p", { textContent: word(key) }));
  help.content.replaceChildren(make("table", {}, [make("tbody", {}, rows)]), ...(isPresenter ? lines.slice(0, 1) : lines));
  help.open();
}

function fullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else if (root.requestFullscreen) root.requestFullscreen().catch(() => toast(word("noFull")));
  else toast(word("noFull"));
}

let awake = null;
async function stayAwake() {
  if (root.dataset.view === "doc") return awake?.release();
  if (awake || document.visibilityState !== "visible") return;
  try {
    awake = await navigator.wakeLock.request("screen");
    awake.onrelease = () => { awake = null; };
  } catch { awake = null; }
}

function openOther() {
  const view = isPresenter ? "" : "view=presenter&";
  const address = `${location.pathname}?${view}session=${session}&lang=${state.lang}#${state.at}`;
  const other = window.open(address, `${isPresenter ? "slides" : "desk"}-${session}`, isPresenter ? "" : "popup,width=1240,height=780");
  if (other) peers.add(other); else toast(word("popup"));
}
