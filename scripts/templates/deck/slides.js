// The slides of the page, moving among them, and what a click or a key does to one.
const slides = [...document.querySelectorAll(".slide")];
const byId = new Map(slides.map((slide) => [slide.id, slide]));

const shown = () => slides.filter((slide) => !state.keep || slide.id in state.keep);
const current = () => byId.get(state.at) || slides[0];
const planned = (slide) => state.keep?.[slide.id] ?? parseInt(slide.dataset.seconds);
const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);

function goTo(slide) {
  if (!slide || (slide.id === state.at && !state.blank)) return;
  change((s) => {
    const now = Date.now();
    begin(s);
    s.spent[s.at] = (s.spent[s.at] || 0) + now - s.since;
    Object.assign(s, { at: slide.id, since: now, blank: "", mark: -1, alone: false });
  });
}

// The session begins when the first slide is left or the first countdown starts.
function begin(s) {
  if (!s.begun) s.begun = s.since = Date.now();
}

// A slide that the plan leaves out can still be jumped to; from there it goes on with the plan.
function step(by) {
  if (state.blank) return blank("");
  if (lots) return drawn(null);
  const from = slides.indexOf(current());
  const ahead = slides.filter((slide, index) => (by > 0 ? index > from : index < from) && (!state.keep || slide.id in state.keep));
  goTo(by > 0 ? ahead[0] : ahead.at(-1));
}

function goToNumber(number) {
  const list = shown();
  if (number < 1 || number > list.length) toast(word("unknown", number));
  goTo(list[Math.min(Math.max(number, 1), list.length) - 1]);
}

const blank = (kind) => change((s) => { s.blank = s.blank === kind ? "" : kind; });
const setLanguage = (lang) => change((s) => { s.lang = lang; });
const nextLanguage = () => setLanguage(LANGUAGES[(LANGUAGES.indexOf(state.lang) + 1) % 3]);
const isDark = () => state.theme === "dark" || (!state.theme && matchMedia("(prefers-color-scheme: dark)").matches);
const turnDark = () => change((s) => { s.theme = isDark() ? "light" : "dark"; });

// First click: the sentence stands out; second: it stands alone, as large as it can; third: back.
function point(index) {
  change((s) => {
    if (s.mark !== index) Object.assign(s, { mark: index, alone: false });
    else if (!s.alone) s.alone = true;
    else Object.assign(s, { mark: -1, alone: false });
  });
}

function pointOn(by) {
  const count = current().querySelectorAll(".item").length;
  change((s) => Object.assign(s, { mark: count ? (s.mark + by + count) % count : -1, alone: false }));
}

// The address names the slide by its id or its number; what it does not know is said.
function fromAddress() {
  let wanted = location.hash.slice(1);
  try { wanted = decodeURIComponent(wanted); } catch { /* a broken address is an unknown slide */ }
  if (!wanted) return null;
  const slide = byId.get(wanted) || shown()[+wanted - 1];
  if (!slide) setTimeout(() => toast(word("unknown", wanted)));
  return slide || (+wanted > 0 ? shown().at(-1) : slides[0]);
}

function toAddress() {
  if (isPresenter) return;
  query.set("lang", state.lang);
  const address = `?${query}${root.dataset.view === "doc" ? location.hash : `#${state.at}`}`;
  if (location.search + location.hash !== address) try { history.replaceState(null, "", address); } catch { /* not on this scheme */ }
}
