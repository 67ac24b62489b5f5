// The trainer's window: this slide and the next, the notes, the times, the controls.
const desk = {};
const unitNotes = new Map([...document.querySelectorAll(".notes")].map((notes) => [notes.dataset.of, notes]));

function frame(className, key) {
  const inner = make("div", { className: "frame" });
  desk[key] = inner;
  return [labelled(make("h2"), key), make("div", { className: `${className} space` }, [inner])];
}

function timeBox(key) {
  desk[key] = make("b");
  return make("span", { className: "time" }, [labelled(make("span"), key), " ", desk[key]]);
}

function letter(text, key, onclick) {
  const control = make("button", { type: "button", textContent: text, onclick });
  relabel.push(() => control.setAttribute("aria-label", `${text} ${word(key)}`));
  return control;
}

function makeDesk() {
  desk.behind = make("span", { className: "time" });
  desk.told = make("div", { className: "told", tabIndex: 0, role: "region" });
  desk.timer = make("output");
  desk.start = make("button", { type: "button", onclick: startOrPause });
  desk.jump = make("select", { onchange: (event) => { goTo(byId.get(event.target.value)); event.target.blur(); } });
  desk.alarm = make("div", { className: "alarm", role: "alert", hidden: true }, [labelled(make("span"), "lost"), button("reopen", openOther)]);
  desk.off = button("black", () => blank("black"));
  desk.clock = make("div", { className: "clock" }, [desk.timer, desk.start, button("minute", addMinute), button("reset", resetTimer)]);
  const notesSize = (by) => desk.all.style.setProperty("--notes", (desk.zoom = Math.min(2, Math.max(0.7, (desk.zoom || 1) + by))));
  desk.all = make("main", { className: "desk" }, [
    make("header", {}, [make("h1", { className: "live" }), timeBox("time"), timeBox("whole"), timeBox("here"), desk.behind]),
    desk.alarm,
    make("div", { className: "col" }, [...frame("current", "now"), desk.clock]),
    make("div", { className: "col" }, [...frame("next", "then"), labelled(make("h2"), "notes"), desk.told]),
    make("nav", {}, [
      button("previous", () => step(-1)), button("next", () => step(1)), desk.jump, languageButtons(), desk.off,
      button("plan", openPlan), button("lots", openLots), button("dark", turnDark), letter("A−", "smaller", () => notesSize(-0.15)),
      letter("A+", "larger", () => notesSize(0.15)), button("help", openHelp), button("interface", turnInterface),
    ]),
  ]);
  labelled(desk.all.querySelector("h1"), "presenter");
  relabel.push(() => {
    desk.jump.setAttribute("aria-label", word("jump"));
    desk.told.setAttribute("aria-label", word("notes"));
    desk.all.querySelector("nav").setAttribute("aria-label", word("presenter"));
    document.title = `${word("presenter")} · ${document.title.replace(/^.*? · /, "")}`;
  });
  document.querySelector("main").hidden = true;
  body.prepend(desk.all);
  desk.now.addEventListener("click", pointFromDesk);
}

function pointFromDesk({ target }) {
  const item = target.closest(".item");
  if (item) point([...desk.now.querySelectorAll(".item")].indexOf(item));
}

function turnInterface() {
  remember("interface", tongue() === "zh" ? "en" : "zh");
  draws.forEach((draw) => draw());
}

function copyInto(box, slide) {
  box.replaceChildren();
  if (!slide) return box.append(make("p", { textContent: word("end") }));
  const copy = slide.cloneNode(true);
  [copy, ...copy.querySelectorAll("[id]")].forEach((element) => element.removeAttribute("id"));
  copy.className = `slide ${slide.classList[1]} boxed`;
  box.append(copy);
  dress(copy, slide);
  fit(copy);
}

function following() {
  const list = slides.slice(slides.indexOf(current()) + 1);
  return list.find((slide) => !state.keep || slide.id in state.keep);
}

let drawnFor = "";
function drawDesk() {
  const now = current();
  const key = [state.at, state.lang, state.theme, state.mark, state.alone, state.plan, Object.keys(state.keep || {}).length, ratio, innerWidth, innerHeight, tongue()].join();
  desk.all.style.setProperty("--ratio", Math.min(16 / 9, Math.max(4 / 3, ratio || 16 / 9)).toFixed(4));
  if (key !== drawnFor) {
    drawnFor = key;
    copyInto(desk.now, now);
    copyInto(desk.then, following());
    const notes = unitNotes.get(unitOf(now));
    desk.told.replaceChildren(...(notes ? [...notes.cloneNode(true).querySelectorAll(":scope > div")] : [word("noNotes")]));
    desk.told.scrollTop = 0;
    const list = shown();
    desk.jump.replaceChildren(...slides.map((slide) => make("option", {
      value: slide.id, selected: slide === now, textContent: `${list.indexOf(slide) + 1 || "–"} ${headline(slide)} ${partOf(slide)}`,
    })));
  }
  desk.now.classList.toggle("off", !!state.blank);
  desk.now.dataset.off = word("blankOff");
  desk.off.setAttribute("aria-pressed", !!state.blank);
  desk.clock.hidden = !hasTimer(now);
  tickDesk();
}

function tickDesk() {
  const now = current();
  const list = shown();
  const due = sum(list.slice(0, list.indexOf(now) + 1).map(planned));
  const over = spentInAll() - due * 1000;
  const spare = spentOn(now) - planned(now) * 1000;
  write(desk.time, new Date().toTimeString().slice(0, 5));
  write(desk.whole, `${clockText(spentInAll())} / ${clockText(sum(list.map(planned)) * 1000)}`);
  write(desk.here, `${clockText(spentOn(now))} / ${clockText(planned(now) * 1000)}`);
  const early = due * 1000 - planned(now) * 1000 - spentInAll();
  write(desk.behind, !state.begun ? "" : over > 0 ? `${word("late")} ${clockText(over)}` : early > 0 ? `${word("early")} ${clockText(early)}` : "");
  desk.behind.classList.toggle("late", over > 60000);
  desk.here.classList.toggle("late", spare > 0 && planned(now) > 0);
  desk.alarm.hidden = !isLost();
  if (!hasTimer(now)) return;
  const unit = unitOf(now);
  desk.timer.dataset.state = timerState(unit);
  write(desk.timer, clockText(timeLeft(unit)));
  write(desk.start, word(state.timers[unit]?.end ? "pause" : "start"));
}
