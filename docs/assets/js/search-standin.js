/*
 * The theme asks a Worker for search results. This answers in its place, with our own index,
 * from a server as well as from disk. Nothing is loaded before somebody turns to the search.
 * The theme sends {type: 2, data: query} and awaits {type: 1} (ready) and {type: 3, data} (results).
 */
(() => {
  const here = document.currentScript.src
  const NativeWorker = window.Worker

  const load = (name) => new Promise((done, failed) => {
    const script = document.createElement("script")
    script.src = new URL(name, here).href
    script.onload = done
    script.onerror = () => failed(new Error(`${name} could not be loaded`))
    document.head.append(script)
  })

  let engine
  const start = () => (engine ||= load("search-engine.js").then(() => window.courseSearch, (error) => { engine = null; throw error }))

  class SearchWorker extends EventTarget {
    constructor() {
      super()
      this.asked = 0
      this.input = document.querySelector("[data-md-component=search-query]")
      const ready = () => start().then(() => this.say(1), () => {})
      this.input.addEventListener("focus", ready, { once: true })
      if (new URLSearchParams(location.search).has("q")) ready()
      this.watchTyping()
    }

    /* An input method shows letters that are not yet words; the theme hears only keys. */
    watchTyping() {
      this.composing = false
      const retell = () => this.input.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }))
      this.input.addEventListener("compositionstart", () => { this.composing = true })
      this.input.addEventListener("compositionend", () => { this.composing = false; this.last = null; retell(); this.ask(this.input.value) })
      this.input.addEventListener("input", retell)
    }

    say(type, data) {
      this.dispatchEvent(new MessageEvent("message", { data: { type, data } }))
    }

    postMessage(message) {
      if (message.type === 2 && !this.composing) this.ask(message.data)
    }

    async ask(query) {
      if (query === this.last) return
      this.last = query
      const number = ++this.asked
      const items = query.trim() ? await this.find(query) : []
      if (number !== this.asked) return
      this.say(3, { items: items || [] })
      if (!items) return this.fail()
      this.count(items.filter(([page]) => !page.offer).length, query)
    }

    /* Nothing where the index cannot be had: no network, or pages that plain MkDocs built. */
    async find(query) {
      try { return await (await start()).answer(query) } catch { return null }
    }

    fail() {
      this.last = null
      this.tell("The search could not be loaded.", "搜索没能加载出来。")
    }

    /* The theme's own words would count the offer of the other language too. */
    count(pages, query) {
      if (!query.trim()) return
      if (pages) this.tell(`${pages} ${pages === 1 ? "page" : "pages"}`, `找到${pages}个页面`)
      else this.tell("Nothing found", "没有找到")
    }

    tell(english, chinese) {
      const zh = document.documentElement.lang.startsWith("zh")
      document.querySelector(".md-search-result__meta").textContent = zh ? chinese : english
    }

    terminate() {}
  }

  window.Worker = function (url, options) {
    return String(url).includes("workers/search") ? new SearchWorker() : new NativeWorker(url, options)
  }
})()
