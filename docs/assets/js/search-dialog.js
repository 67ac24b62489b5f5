/*
 * The search dialog: opens with a click or Ctrl+K, asks while the reader types, leads through the results by
 * keyboard. What answers is loaded when somebody turns to the search, and works from disk too.
 */
(() => {
  const here = document.currentScript.src
  const root = new URL("../../", here)
  const zh = document.documentElement.lang.startsWith("zh")
  const toggle = document.querySelector("#__search"), dialog = document.querySelector("[data-md-component=search]")
  const field = dialog.querySelector("[data-md-component=search-query]")
  const meta = dialog.querySelector(".md-search-result__meta"), list = dialog.querySelector(".md-search-result__list")
  const START = meta.textContent
  field.setAttribute("aria-keyshortcuts", "Control+K")

  let engine
  const start = () => (engine ||= new Promise((done, failed) => {
    const script = document.createElement("script")
    script.src = new URL("search-engine.js", here).href
    script.onload = () => done(window.courseSearch)
    script.onerror = () => { engine = null; failed(new Error("search-engine.js could not be loaded")) }
    document.head.append(script)
  }))

  /* Asking: an input method shows letters that are not yet words, so it is waited for. */

  let asked = 0, shown = 0, last = "", isHurried = false
  const ask = async () => {
    const query = field.value.trim()
    if (query === last) return
    last = query
    isHurried = false
    const number = ++asked
    const items = query ? await find(query) : []
    if (number !== asked) return
    show(items || [], items ? query : "")
    if (!items) return fail()
    if (items.length) arrive(number)
    const more = query ? await findOther(query) : []
    if (number !== asked) return
    list.append(...more.map(entry))
    arrive(number)
  }
  const arrive = (number) => {
    shown = number
    if (isHurried) goToFirst()
  }

  /* Nothing where the index cannot be had: no network, or pages that plain MkDocs built; asked anew, it is tried anew. */
  const find = async (query) => {
    try { return await (await start()).answer(query) } catch { return null }
  }
  const findOther = async (query) => {
    try { return await (await start()).offerOther(query) } catch { return [] }
  }
  const fail = () => {
    last = ""
    isHurried = false
    meta.textContent = zh ? "搜索没能加载出来。" : "The search could not be loaded."
  }
  const say = (pages) => zh ? (pages ? `找到${pages}个页面` : "没有找到") : pages ? `${pages} ${pages === 1 ? "page" : "pages"}` : "Nothing found"

  /* The words of a result come from the search's own hand, escaped, with its marks. */
  const make = (tag, className, html = "") => Object.assign(document.createElement(tag), { className, innerHTML: html })
  const link = ({ location, title, text }, tag) => {
    const line = make("a", "md-search-result__link"), article = make("article", "md-search-result__article md-typeset")
    line.href = new URL(location, root).href
    line.tabIndex = -1
    if (tag === "h1") article.append(make("div", "md-search-result__icon md-icon"))
    article.append(make(tag, "", title), ...(text ? [make("p", "", text)] : []))
    line.append(article)
    return line
  }
  const entry = ([page, ...places]) => {
    const item = make("li", "md-search-result__item")
    item.append(link(places.length ? { ...page, text: "" } : page, "h1"), ...places.map((place) => link(place, "h2")))
    return item
  }
  const show = (items, query) => {
    list.replaceChildren(...items.map(entry))
    list.parentElement.parentElement.scrollTop = 0
    meta.textContent = query ? say(items.length) : START
  }

  field.addEventListener("input", (event) => event.isComposing || ask())
  field.addEventListener("compositionend", ask)
  field.form.addEventListener("submit", (event) => event.preventDefault())
  field.form.addEventListener("reset", () => { field.focus(); setTimeout(ask) })

  /* Enter leads to the first result, also where it is not there yet. */
  const goToFirst = () => {
    isHurried = shown < asked
    if (!isHurried) list.querySelector("a")?.click()
  }

  /* Opening and closing */

  const open = () => { toggle.checked = true; field.focus() }
  const close = () => {
    toggle.checked = false
    if (dialog.contains(document.activeElement)) document.activeElement.blur()
    const url = new URL(location)
    if (url.searchParams.has("q")) {
      url.searchParams.delete("q")
      try { history.replaceState(history.state, "", url) } catch {}
    }
  }
  field.addEventListener("focus", () => { toggle.checked = true; start().catch(() => {}) })
  toggle.addEventListener("change", () => toggle.checked ? open() : close())

  const wanted = new URLSearchParams(location.search).get("q")
  if (wanted) {
    field.value = wanted
    open()
    ask()
  }

  /* Keys; none of a single letter, which would be in the way of those who speak to their computer */

  const step = (by) => {
    const stops = [field, ...list.querySelectorAll("a")]
    const at = Math.max(0, stops.indexOf(document.activeElement))
    stops[(at + by + stops.length) % stops.length].focus()
  }
  const KEYS = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Escape: close,
    Enter: goToFirst,
  }
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.altKey) return
    const isCommand = event.ctrlKey || event.metaKey
    if (isCommand && event.key === "k") {
      event.preventDefault()
      open()
    } else if (toggle.checked && event.key === "Tab") {
      close()
    } else if (toggle.checked && !isCommand && KEYS[event.key] && (event.key !== "Enter" || event.target === field)) {
      event.preventDefault()
      KEYS[event.key]()
    }
  })
})()
