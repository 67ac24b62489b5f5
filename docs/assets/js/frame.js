/*
 * What is around the article: menu, colours, place in the page. The theme brings a script for all that it
 * can do, half of all bytes that a reader waits for; these are the parts that our pages use.
 */
(() => {
  const $ = (selector) => document.querySelector(selector)
  const all = (selector) => [...document.querySelectorAll(selector)]
  const zh = document.documentElement.lang.startsWith("zh")
  const header = $(".md-header"), drawer = $("#__drawer")

  /* Colours: the label of the chosen scheme offers the other one; the choice is remembered. */

  const schemes = all("[data-md-component=palette] input")
  const paint = (input) => {
    document.body.dataset.mdColorScheme = input.dataset.mdColorScheme
    input.checked = true
    for (const other of schemes) other.nextElementSibling.hidden = other !== input
  }
  const choose = (input) => {
    paint(input)
    const { mdColorMedia: media, mdColorScheme: scheme, mdColorPrimary: primary, mdColorAccent: accent } = input.dataset
    try { __md_set("__palette", { index: schemes.indexOf(input), color: { media, scheme, primary, accent } }) } catch {}
  }
  const painted = schemes.find((input) => input.dataset.mdColorScheme === document.body.dataset.mdColorScheme)
  if (painted) paint(painted)
  for (const input of schemes) {
    input.addEventListener("change", () => choose(input))
    input.addEventListener("keydown", (event) => event.key === "Enter" && choose(schemes[(schemes.indexOf(input) + 1) % schemes.length]))
  }

  /* What opens the menu or the search is a label, for pages without scripts; the keyboard wants a button. */

  const NAMES = { __drawer: zh ? "目录" : "Menu", __search: zh ? "搜索" : "Search" }
  for (const label of all(".md-header > nav > label")) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: label.className, ariaLabel: NAMES[label.htmlFor] })
    button.setAttribute("for", label.htmlFor) // the theme's style sheet asks for it
    button.addEventListener("click", () => document.getElementById(label.htmlFor).click())
    button.append(...label.childNodes)
    label.replaceWith(button)
  }

  /* A group of the menu unfolds by keyboard too. */

  document.addEventListener("keydown", (event) => {
    if ((event.key !== "Enter" && event.key !== " ") || !event.target.matches?.("label[tabindex]")) return
    event.preventDefault()
    event.target.click()
  })

  /* The menu closes with Escape, and when it has led to a place on this page. */

  const closeMenu = () => { drawer.checked = false }
  drawer.addEventListener("change", () => drawer.checked && $(".md-sidebar--primary a").focus({ preventScroll: true }))
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer.checked) return
    closeMenu()
    $(".md-header [for=__drawer]").focus()
  })
  $(".md-sidebar--primary").addEventListener("click", (event) => event.target.closest("a[href*='#']") && closeMenu())

  /* Where the reader is: in the list of contents, in the title of the header, and in the address. */

  const title = $("[data-md-component=header-title]"), heading = $("article h1"), top = $("[data-md-component=top]")
  const links = all(".md-sidebar--secondary a[href^='#']")
  const targets = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))))
  let before = scrollY, current = -2

  const markPlace = () => {
    const line = header.offsetHeight + 24
    const isAtEnd = scrollY > 0 && innerHeight + scrollY >= document.documentElement.scrollHeight - 2
    const reached = targets.findLastIndex((target) => target && target.getBoundingClientRect().top <= line)
    const now = isAtEnd && targets.at(-1)?.getBoundingClientRect().top < innerHeight ? targets.length - 1 : reached
    if (now === current) return
    links.forEach((link, at) => {
      link.classList.toggle("md-nav__link--active", at === now)
      link.classList.toggle("md-nav__link--passed", at < now)
    })
    const list = links[now]?.closest(".md-sidebar__scrollwrap")
    if (list?.scrollHeight > list?.clientHeight) list.scrollTo({ top: links[now].offsetTop - list.clientHeight / 2 })
    if (current > -2) track(links[now]?.hash || "")
    current = now
  }
  const track = (hash) => {
    const url = new URL(location)
    url.hash = hash
    if (url.href !== location.href) try { history.replaceState(history.state, "", url) } catch {}
  }

  const look = () => {
    markPlace()
    title.classList.toggle("md-header__title--active", heading?.getBoundingClientRect().bottom < header.offsetHeight)
    if (top && Math.abs(scrollY - before) > 4) {
      top.hidden = scrollY > before || scrollY < innerHeight / 2
      top.tabIndex = top.hidden ? -1 : 0
    }
    before = scrollY
  }
  let waiting = 0
  const lookSoon = () => { waiting ||= requestAnimationFrame(() => { waiting = 0; look() }) }
  addEventListener("scroll", lookSoon, { passive: true })
  addEventListener("resize", lookSoon)
  addEventListener("load", lookSoon)
  if (top) {
    top.tabIndex = -1
    top.addEventListener("click", () => { scrollTo({ top: 0 }); $(".md-logo").focus({ preventScroll: true }) })
  }

  /* An address may lead into something that is folded. */

  const unfold = () => {
    let target = null
    try { target = document.getElementById(decodeURIComponent(location.hash.slice(1))) } catch {}
    const folded = target?.closest("details:not([open])")
    if (!folded) return
    folded.open = true
    target.scrollIntoView()
  }
  addEventListener("hashchange", unfold)
  unfold()
})()
