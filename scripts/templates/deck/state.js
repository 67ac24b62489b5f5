// What both windows know, kept in step. Either may change it; the newer state wins, so no window
// leads and a reload of either takes up where the other is.
const root = document.documentElement;
const body = document.body;
const name = body.dataset.deck;
const query = new URLSearchParams(location.search);
const isPresenter = query.get("view") === "presenter";
const LANGUAGES = ["en", "zh", "both"];

const kept = (() => {
  try { sessionStorage.getItem(name); return sessionStorage; } catch { return null; }
})();
const session = query.get("session") || recall("session") || Math.random().toString(36).slice(2, 10);
const me = (isPresenter ? "p" : "s") + Math.random().toString(36).slice(2, 8);

// timers: by unit {left, end}, in ms; end is a time of the wall clock while it runs, so sleep and
// throttling cannot bend it. keep: seconds by slide id, or null for all slides.
let state = { rev: 0, by: me, at: "", lang: "both", theme: "", blank: "", mark: -1, alone: false,
  plan: "all", keep: null, timers: {}, spent: {}, since: 0, begun: 0 };
let lots = null; // drawn groups: sent, never stored
let seen = 0; // when the other window last spoke
let ratio = 0; // of the projected window
const peers = new Set();
const draws = []; // what to do when the state changed

function recall(key) {
  try { return kept.getItem(`${name}:${key}`); } catch { return null; }
}

function remember(key, value) {
  try { kept.setItem(`${name}:${key}`, value); } catch { /* refused or full: the other window remembers */ }
}

function change(alter) {
  alter(state);
  state.rev += 1;
  state.by = me;
  remember("state", JSON.stringify(state));
  send("state");
  draws.forEach((draw) => draw());
}

function adopt(other) {
  if (other.rev < state.rev || (other.rev === state.rev && other.by <= state.by)) return;
  state = other;
  remember("state", JSON.stringify(state));
  draws.forEach((draw) => draw());
}

// Two roads to the other window: a channel, and a message to the window that opened us or that we
// opened. A state that arrives twice does no harm.
const channel = (() => {
  try { return new BroadcastChannel(`deck:${name}:${session}`); } catch { return null; }
})();

function send(kind) {
  const message = { deck: name, session, from: me, presenter: isPresenter, kind, state, lots, ratio: isPresenter ? 0 : innerWidth / innerHeight };
  try { channel?.postMessage(message); } catch { /* closed */ }
  peers.forEach((peer) => { try { peer.postMessage(message, "*"); } catch { peers.delete(peer); } });
}

function receive({ data, source }) {
  if (!data || data.deck !== name || data.session !== session || data.from === me) return;
  if (source && source !== window && "postMessage" in source) peers.add(source);
  if (data.presenter !== isPresenter) {
    seen = Date.now() - (data.kind === "bye" ? 3500 : 0); // a reload says goodbye too
    if (data.ratio) ratio = data.ratio;
  }
  if (data.kind === "bye") return;
  if (data.kind === "lots") { lots = data.lots; drawLots(); }
  if (data.kind === "hello") { if (lots) send("lots"); send("state"); }
  adopt(data.state);
}

function connect() {
  const saved = recall("state");
  if (saved) try { state = { ...state, ...JSON.parse(saved) }; } catch { /* written by an older deck */ }
  remember("session", session);
  if (window.opener) peers.add(window.opener);
  if (channel) channel.onmessage = receive;
  addEventListener("message", receive);
  addEventListener("pagehide", () => send("bye"));
  setInterval(() => send("hello"), 2000);
}

const isLost = () => Date.now() - seen > 5000;
const tongue = () => recall("interface") || (state.lang === "both" ? (navigator.language.startsWith("zh") ? "zh" : "en") : state.lang);
const word = (key, filling) => WORDS[tongue()][key].replace("%", filling);
