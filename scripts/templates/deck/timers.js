// Countdowns by the wall clock: one per question, shared by its slides.
const unitOf = (slide) => slide.dataset.unit || slide.id;
const unitSlides = (unit) => slides.filter((slide) => unitOf(slide) === unit);
const hasTimer = (slide) => !!slide.dataset.timer;

function fullTime(unit) {
  const all = unitSlides(unit);
  const mine = all.filter((slide) => !state.keep || slide.id in state.keep);
  return 1000 * (state.keep && mine.length ? sum(mine.map(planned)) : +all[0].dataset.timer);
}

function timeLeft(unit) {
  const timer = state.timers[unit];
  return timer ? (timer.end ? timer.end - Date.now() : timer.left) : fullTime(unit);
}

function timerState(unit) {
  const left = timeLeft(unit);
  const timer = state.timers[unit];
  if (!timer) return "idle";
  if (left <= 0) return "over";
  return timer.end ? (left <= 60000 ? "last" : "run") : "paused";
}

function withTimer(alter) {
  const unit = unitOf(current());
  if (hasTimer(current())) change((s) => { begin(s); s.timers[unit] = alter({ left: timeLeft(unit), end: s.timers[unit]?.end || 0 }); });
}

const startOrPause = () => withTimer(({ left, end }) => ({ left, end: end ? 0 : Date.now() + left }));
const addMinute = () => withTimer(({ left, end }) => ({ left: left + 60000, end: end && end + 60000 }));
const resetTimer = () => change((s) => { delete s.timers[unitOf(current())]; });

function clockText(ms) {
  const seconds = ms < 0 ? Math.floor(-ms / 1000) : Math.ceil(ms / 1000);
  return `${ms < 0 ? "+" : ""}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

const spentOn = (slide) => (state.spent[slide.id] || 0) + (state.begun && slide.id === state.at ? Date.now() - state.since : 0);
const spentInAll = () => (state.begun ? Date.now() - state.begun : 0);

let said = "";
function tick() {
  document.querySelectorAll("[data-clock]").forEach((clock) => {
    const unit = clock.dataset.clock;
    const is = timerState(unit);
    clock.dataset.state = is;
    write(clock.querySelector("b"), clockText(timeLeft(unit)));
    write(clock.querySelector("i"), is === "last" || is === "over" ? word(is) : "");
  });
  const is = hasTimer(current()) ? `${unitOf(current())} ${timerState(unitOf(current()))}` : "";
  if (is !== said) {
    said = is;
    if (/ (last|over)$/.test(is)) say(word(is.split(" ")[1]));
  }
}

function write(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}
