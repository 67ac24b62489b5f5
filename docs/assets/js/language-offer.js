/*
 * Someone who comes for the first time and whose browser prefers the other language is told, in that
 * language, that the page exists in it. One line; it goes when it is dismissed, and nobody is sent anywhere.
 */
(() => {
  const { make, button, zh } = course
  const twin = document.querySelector(".language-switch [data-view=twin]")
  if (!twin || !course.local) return

  const settle = () => course.write("language", 1)
  for (const link of document.querySelectorAll(".language-switch a")) link.addEventListener("click", settle)

  const wanted = (navigator.languages || []).map((language) => language.slice(0, 2).toLowerCase()).find((language) => language === "en" || language === "zh")
  const isShown = (wanted === "zh") === zh || document.documentElement.dataset.view === "both"
  if (!wanted || isShown || course.read("language")) return

  const [words, read, close] = zh ? ["This page is also in English.", "Read it in English", "Dismiss"] : ["本页有中文版。", "看中文版", "不用了"]
  const link = make("a", { href: twin.href, hreflang: wanted }, read)
  const line = make("p", { className: "language-offer", lang: zh ? "en" : "zh-Hans" }, words, " ", link, button(close, () => { settle(); line.remove() }))
  link.addEventListener("click", settle)
  document.querySelector("article").prepend(line)
})()
