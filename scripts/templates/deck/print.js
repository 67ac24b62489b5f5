// On paper every slide is laid out at once in a 16:9 box, with its notes if wanted.
let printing;
const handoutPage = new CSSStyleSheet(); // one size of page for a whole print: mixed ones are scaled
handoutPage.replaceSync("@page { size: A4; margin: 14mm; }");

function openPrint() {
  if (!printing) {
    printing = dialog("print");
    printing.content.append(make("p", {}, [
      button("slidesOnly", () => printAs("slides")), " ", button("handout", () => printAs("handout")),
    ]), make("p", {}, [languageButtons()]));
    draws.forEach((draw) => draw());
  }
  printing.open();
}

function printAs(paper) {
  printing.box.close();
  root.dataset.paper = paper;
  window.print();
}

// The boxes are measured on the screen; everything in them is in proportion, so it holds on paper.
function layOut() {
  if (query.get("print") === "handout") root.dataset.paper = "handout";
  document.adoptedStyleSheets = root.dataset.paper === "handout" ? [handoutPage] : [];
  document.querySelectorAll(".notes").forEach((notes) => { notes.open = root.dataset.paper === "handout"; });
  const view = root.dataset.view;
  root.dataset.view = "print";
  slides.forEach((slide) => {
    slide.classList.add("boxed");
    dress(slide, slide);
    slide.style.cssText = "--u: 7px; width: 1244px; height: 700px";
    fit(slide);
    const size = slide.style.getPropertyValue("--size");
    slide.style.cssText = `--size: ${size}`;
  });
  root.dataset.view = view;
}

function clearUp() {
  delete root.dataset.paper;
  document.adoptedStyleSheets = [];
  slides.forEach((slide) => { slide.classList.remove("boxed"); slide.style.cssText = ""; });
  draws.forEach((draw) => draw());
}
