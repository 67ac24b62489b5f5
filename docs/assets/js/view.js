/*
 * The language switch in the header keeps the reader's place: in the page when both languages
 * are shown or hidden, and across pages when the twin is opened. The chosen view is remembered
 * and stands in the address. Needs nothing but the links and the blocks that the page brings.
 */
(() => {
  const nav = document.querySelector(".language-switch")
  if (!nav) return

  const root = document.documentElement
  const both = nav.querySelector("[data-view=both]")
  const own = nav.querySelector("[data-view=own]")
  const twin = nav.querySelector("[data-view=twin]")
  const article = document.querySelector("article")
  const BLOCKS = "h1, h2, h3, .segment, :not(.segments) > .pair, summary, .row, li, tr"

  const remember = (view) => { try { __md_set("view", view) } catch {} }
  const blocks = () => [...article.querySelectorAll(BLOCKS)].filter((block) => !block.closest("nav, .twin"))
  const headerBottom = () => document.querySelector(".md-header").getBoundingClientRect().bottom

  /* What is being read: the first block that begins below the header, or, where that is far down, the one above it. */
  const currentPlace = () => {
    if (scrollY === 0) return null
    const list = blocks(), line = headerBottom() - 4
    const tops = list.map((block) => (block.getClientRects().length ? block.getBoundingClientRect().top : -Infinity))
    const below = tops.findIndex((top) => top >= line)
    const index = below > 0 && tops[below] > innerHeight / 2 ? below - 1 : below
    return index < 0 ? null : { index, count: list.length, top: tops[index] }
  }

  const moveTo = (place) => {
    const block = place && blocks()[place.index]
    if (block) scrollTo({ top: scrollY + block.getBoundingClientRect().top - place.top, behavior: "instant" })
  }

  /* One language or both */

  const address = (view) => {
    const url = new URL(location)
    view === "both" ? url.searchParams.set("view", "both") : url.searchParams.delete("view")
    if (url.href !== location.href) try { history.replaceState(history.state, "", url) } catch {}
  }

  const show = (view) => {
    const place = currentPlace()
    view === "both" ? (root.dataset.view = "both") : delete root.dataset.view
    for (const block of article.querySelectorAll(".twin")) block.hidden = view !== "both"
    for (const link of nav.children) link.removeAttribute("aria-current")
    ;(view === "both" ? both : own).setAttribute("aria-current", "true")
    address(view)
    moveTo(place)
  }

  if (both) {
    const asked = new URLSearchParams(location.search).get("view")
    if (asked) remember(asked === "both" ? "both" : "one")
    if (root.dataset.view === "both") show("both")
    for (const [link, view] of [[both, "both"], [own, "one"]]) {
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        remember(view)
        show(view)
      })
    }
  }

  /* To the twin page and back: the same block at the same height */

  const KEY = "place"
  const section = (index) => {
    const before = [...article.querySelectorAll("h2[id], h3[id], .admonition[id]")]
    return before.filter((block) => block.compareDocumentPosition(blocks()[index]) & 4 || block === blocks()[index]).pop()
  }

  twin.addEventListener("click", () => {
    if (both) remember("one")
    const place = currentPlace()
    if (!place) return
    const heading = section(place.index)
    if (heading) twin.hash = heading.id
    try { __md_set(KEY, { ...place, page: new URL(twin.href).pathname }, sessionStorage) } catch {}
  })

  const arrive = () => {
    let place = null
    try { place = __md_get(KEY, sessionStorage); __md_set(KEY, null, sessionStorage) } catch {}
    if (place && place.page === location.pathname && place.count === blocks().length) moveTo(place)
  }
  addEventListener("load", () => requestAnimationFrame(arrive))

  /* Pointing at a sentence of a passage lights up the same sentence in the other language. */

  const light = (id) => {
    for (const segment of article.querySelectorAll(".segment")) {
      segment.classList.toggle("lit", root.dataset.view === "both" && segment.dataset.segment === id)
    }
  }
  for (const kind of ["pointerover", "click", "focusin"]) {
    article.addEventListener(kind, (event) => {
      const segment = event.target.closest(".segment")
      light(segment ? segment.dataset.segment : null)
    })
  }
})()
