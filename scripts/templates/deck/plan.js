// Session plans: the slides that fit a session, or those that are ticked, with a running time.
const LENGTHS = body.dataset.plans.split(" ");

// The plan of so many minutes, as the page gives it: seconds by slide.
function planOf(minutes) {
  const column = LENGTHS.indexOf(String(minutes));
  const pairs = slides.map((slide) => [slide.id, slide.dataset.seconds.split(",")[column + 1]]);
  return column < 0 ? null : Object.fromEntries(pairs.filter(([, seconds]) => seconds).map(([id, seconds]) => [id, +seconds]));
}

function choose(plan, keep) {
  change((s) => Object.assign(s, { plan, keep }));
}

// For the next class in the same window: all clocks at nothing, and the first slide.
const startAfresh = () => change((s) => Object.assign(s, { at: shown()[0].id, begun: 0, spent: {}, timers: {}, blank: "", mark: -1, alone: false }));

function tickSlide(slide, isOn) {
  const keep = Object.fromEntries(slides.filter((one) => (one === slide ? isOn : shown().includes(one))).map((one) => [one.id, planned(one)]));
  if (Object.keys(keep).length) choose("own", keep);
}

const headline = (slide) => slide.querySelector("h1, h2").querySelector(state.lang === "zh" ? "[lang|=zh]" : "[lang=en]")?.textContent || slide.id;
const partOf = (slide) => slide.querySelector(".part")?.textContent || "";

let plans;
function openPlan() {
  if (!plans) plans = { ...dialog("plan"), afresh: button("afresh", startAfresh) };
  fillPlan();
  plans.open();
}

function fillPlan() {
  if (!plans) return;
  const choices = ["all", ...LENGTHS].map((plan) => {
    const text = plan === "all" ? word("all") : word("session", plan);
    const choice = make("button", { type: "button", textContent: text, onclick: () => choose(plan, planOf(plan)) });
    choice.setAttribute("aria-pressed", state.plan === plan);
    return choice;
  });
  const list = shown();
  let passed = 0;
  const rows = slides.map((slide) => {
    const isOn = list.includes(slide);
    const box = make("input", { type: "checkbox", checked: isOn, onchange: (event) => tickSlide(slide, event.target.checked) });
    box.dataset.slide = slide.id;
    const from = clockText(passed * 1000);
    if (isOn) passed += planned(slide);
    return make("tr", {}, [
      make("td", {}, [make("label", {}, [box, `${headline(slide)} ${partOf(slide)}`])]),
      make("td", { textContent: isOn ? `${word("at")} ${from}` : "" }), make("td", { textContent: isOn ? clockText(planned(slide) * 1000) : "–" }),
    ]);
  });
  const focused = document.activeElement?.dataset?.slide;
  plans.content.replaceChildren(
    make("p", {}, [...choices, " ", plans.afresh]), make("p", { textContent: `${word("total")}: ${clockText(passed * 1000)} · ${list.length}/${slides.length}` }),
    make("table", {}, [make("tbody", {}, rows)]),
  );
  if (focused) plans.content.querySelector(`[data-slide="${focused}"]`)?.focus();
}
