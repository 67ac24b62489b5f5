// Drawing slides: each in the largest size that fits its box.
const SMALLEST = 4.5;
const LARGEST = { title: 7.4, question: 11, close: 12, worksheet: 8.6 };

function overflows(box) {
  return box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1;
}

function fit(slide) {
  const box = slide.querySelector(".body");
  let low = SMALLEST;
  let high = slide.classList.contains("alone") ? 12 : LARGEST[slide.classList[1]] || 10;
  const set = (size) => { slide.style.setProperty("--size", size.toFixed(2)); return !overflows(box); };
  if (set(high)) low = high;
  while (high - low > 0.08) {
    const middle = (low + high) / 2;
    if (set(middle)) low = middle; else high = middle;
  }
  slide.classList.toggle("spoiled", !set(low));
}

function dress(slide, original) {
  const items = slide.querySelectorAll(".item");
  const isHere = original.id === state.at && state.mark >= 0 && state.mark < items.length;
  slide.classList.toggle("marked", isHere);
  slide.classList.toggle("alone", isHere && state.alone);
  items.forEach((item, index) => item.classList.toggle("at", isHere && index === state.mark));
  const list = shown().includes(original) ? shown() : slides;
  write(slide.querySelector(".page"), `${list.indexOf(original) + 1}/${list.length}`);
}

function furnish(slide) {
  const foot = slide.querySelector(".foot");
  if (!slide.classList.contains("title")) foot.append(make("span", { className: "page" }));
  if (!hasTimer(slide)) return;
  foot.append(make("span", { className: "timer" }, [make("i"), make("b")]));
  foot.lastChild.dataset.clock = unitOf(slide);
}

function drawStage() {
  root.lang = tongue() === "zh" ? "zh-Hans" : "en";
  root.dataset.lang = state.lang;
  if (state.theme) root.dataset.theme = state.theme; else delete root.dataset.theme;
  cover.hidden = !state.blank || isPresenter;
  cover.dataset.is = state.blank;
  const now = current();
  slides.forEach((slide) => {
    const isNew = slide === now && !slide.classList.contains("now");
    slide.classList.toggle("now", slide === now);
    slide.classList.toggle("left-out", !!state.keep && !(slide.id in state.keep));
    if (slide === now) dress(slide, slide);
    if (isNew && root.dataset.view === "show") say(`${word("slide")} ${now.querySelector(".page")?.textContent || 1}: ${now.querySelector("h1, h2").innerText}`);
  });
  if (root.dataset.view === "show") fit(now);
  toAddress();
  tick();
}

function show(view) {
  root.dataset.view = view;
  stayAwake();
  slides.forEach((slide) => slide.style.removeProperty("--size"));
  drawStage();
  if (view === "doc") current().scrollIntoView();
}

function make(tag, properties = {}, children = []) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

const cover = make("div", { className: "blank", hidden: true, onclick: () => blank("") });
const live = make("p", { className: "live", role: "status" });
const note = make("p", { className: "toast", role: "status" });
const say = (text) => write(live, text);
let toasting = 0;
function toast(text) {
  write(note, text);
  clearTimeout(toasting);
  toasting = setTimeout(() => write(note, ""), 6000);
}
