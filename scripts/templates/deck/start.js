// Bringing it up: the state from the address, from memory and from the other window, then the view.
connect();
const fromLink = fromAddress();
if (!isPresenter || !state.at) {
  const asked = {};
  if (LANGUAGES.includes(query.get("lang"))) asked.lang = query.get("lang");
  if (fromLink && fromLink.id !== state.at) Object.assign(asked, { at: fromLink.id, since: Date.now(), mark: -1, alone: false });
  const isNew = Object.entries(asked).some(([key, value]) => state[key] !== value);
  if (state.rev && isNew) change((s) => Object.assign(s, asked)); else Object.assign(state, asked);
}
if (!shown().length) state.keep = null; // a plan of slides that the deck no longer has
if (!byId.has(state.at)) state.at = slides[0].id;

slides.forEach(furnish);
body.append(cover, live, note, board);
draws.push(() => relabel.forEach((again) => again()), drawStage, fillPlan);
if (isPresenter) {
  root.dataset.view = "presenter";
  makeDesk();
  draws.push(drawDesk);
} else {
  const isSmall = matchMedia("(max-width: 640px)").matches;
  root.dataset.view = query.get("view") === "doc" || (isSmall && query.get("view") !== "show") ? "doc" : "show";
  makeBar();
}
draws.forEach((draw) => draw());

addEventListener("keydown", onKey);
addEventListener("touchstart", onTouch, { passive: true });
addEventListener("touchend", onTouch, { passive: true });
addEventListener("click", onClick);
addEventListener("mousemove", stir);
addEventListener("focusin", stir);
addEventListener("touchstart", stir, { passive: true });
addEventListener("resize", () => { draws.forEach((draw) => draw()); send("hello"); });
addEventListener("hashchange", () => { const slide = fromAddress(); if (slide) goTo(slide); });
addEventListener("beforeprint", layOut);
addEventListener("afterprint", clearUp);
addEventListener("pageshow", () => send("hello"));
document.addEventListener("visibilitychange", () => { tick(); send("hello"); stayAwake(); });
document.fonts?.ready.then(() => draws.forEach((draw) => draw()));
setInterval(() => { tick(); if (isPresenter) tickDesk(); }, 250);
send("hello");
stayAwake();
