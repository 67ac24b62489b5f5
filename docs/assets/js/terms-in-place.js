/*
 * A term of the glossary explains itself where it stands: on pointing, on focus, on touch. The tip can
 * be pointed at, stays until it is left, and goes with Escape. A second touch follows the link.
 * What the tips say comes once, when the first is wanted.
 */
(() => {
  const { make, say } = course
  const terms = document.querySelectorAll("a.term")
  if (!terms.length) return

  const source = new URL("terms.js", document.currentScript.src).href
  const LINGER = 250
  const tip = make("div", { className: "term-tip", id: "term-tip", role: "tooltip", hidden: true })
  document.querySelector("main").append(tip)
  let current = null, leaving = 0, touched = false

  const known = () => new Promise((done) => {
    if (course.terms) return done(course.terms)
    const end = () => done(course.terms || {})
    document.head.append(make("script", { src: source, onload: end, onerror: end }))
  })

  const fill = ([en, zh, explainEn, explainZh]) => {
    const sides = [["en", en, explainEn], ["zh-Hans", zh, explainZh]]
    if (course.zh) sides.reverse()
    tip.replaceChildren(...sides.map(([lang, word, text]) => make("p", { lang }, make("b", {}, word), " ", text)))
  }

  /* Below the term, or above it where there is no room below; never wider than the window */
  const place = () => {
    const rect = [...current.getClientRects()].pop()
    const base = (tip.offsetParent || document.body).getBoundingClientRect()
    const left = Math.max(8, Math.min(rect.left, document.documentElement.clientWidth - tip.offsetWidth - 8))
    const top = rect.bottom + tip.offsetHeight < innerHeight ? rect.bottom : rect.top - tip.offsetHeight
    tip.style.left = `${left - base.left}px`
    tip.style.top = `${top - base.top}px`
  }

  const hide = () => {
    clearTimeout(leaving)
    current?.removeAttribute("aria-describedby")
    current = null
    tip.hidden = true
  }

  const show = async (term) => {
    clearTimeout(leaving)
    if (current === term) return
    hide()
    current = term
    const entry = (await known())[term.hash.slice(1)]
    if (current !== term || !entry) return
    fill(entry)
    tip.hidden = false
    place()
    term.setAttribute("aria-describedby", tip.id)
  }

  const leave = () => {
    clearTimeout(leaving)
    leaving = setTimeout(() => document.activeElement !== current && hide(), LINGER)
  }

  for (const term of terms) {
    term.addEventListener("pointerenter", (event) => event.pointerType !== "touch" && show(term))
    term.addEventListener("pointerleave", (event) => event.pointerType !== "touch" && leave())
    term.addEventListener("focus", () => show(term))
    term.addEventListener("blur", leave)
    term.addEventListener("pointerdown", (event) => { touched = event.pointerType === "touch" && (current !== term || tip.hidden) })
    term.addEventListener("click", (event) => {
      if (!touched) return
      touched = false
      event.preventDefault()
      show(term)
    })
  }
  tip.addEventListener("pointerenter", () => clearTimeout(leaving))
  tip.addEventListener("pointerleave", leave)
  addEventListener("keydown", (event) => event.key === "Escape" && hide())
  addEventListener("pointerdown", (event) => event.target.closest(".term, .term-tip") || hide())
  addEventListener("resize", hide)
})()
