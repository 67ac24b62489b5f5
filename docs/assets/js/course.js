/*
 * What the reader's tools share: the page's language, elements made without any HTML in them,
 * and what this browser keeps. Nothing here sends anything; everything survives a browser that
 * keeps nothing, is full, or holds something that another hand has written.
 */
const course = (() => {
  const zh = document.documentElement.lang.startsWith("zh")

  // Copies of the course below other paths of a server are kept apart; on disk an update may lie in another folder.
  const prefix = `course${location.protocol === "file:" ? "" : __md_scope.pathname}.`

  const open = (name) => { try { const store = window[name]; store.getItem(prefix); return store.isForThisPage ? null : store } catch { return null } }
  const local = open("localStorage"), session = open("sessionStorage")

  const raw = (key, store = local) => { try { return store.getItem(prefix + key) } catch { return null } }
  const read = (key, store) => { try { return JSON.parse(raw(key, store)) } catch { return null } }
  const write = (key, value, store = local) => {
    try { store.setItem(prefix + key, JSON.stringify(value)); return true } catch { return false }
  }
  const remove = (key, store = local) => { try { store.removeItem(prefix + key); return true } catch { return false } }
  const keys = (start) => {
    try {
      return Object.keys(local).filter((key) => key.startsWith(prefix + start)).map((key) => key.slice(prefix.length))
    } catch { return [] }
  }

  /* Another tab wrote or erased a key; an erased storage names none. */
  const listen = (tell) => addEventListener("storage", ({ key, storageArea }) => {
    if (storageArea === local && (key === null || key.startsWith(prefix))) tell(key && key.slice(prefix.length))
  })

  /* Traits become properties where the element has them, else attributes; content is text or elements. */
  const make = (tag, traits = {}, ...content) => {
    const element = document.createElement(tag)
    for (const [name, value] of Object.entries(traits)) {
      name in element ? (element[name] = value) : element.setAttribute(name, value)
    }
    element.append(...content)
    return element
  }

  const button = (text, onclick) => make("button", { type: "button", onclick }, text)

  /* The words of an element in the page's own language, without what the tools and the builder put in. */
  const words = (element) => {
    const copy = element.cloneNode(true)
    for (const extra of copy.querySelectorAll(".twin, .minutes, .headerlink")) extra.remove()
    return copy.textContent.replace(/\s+/g, " ").trim()
  }

  const module = document.querySelector("nav.parts") && location.pathname.split("/").pop().replace(/\.html$/, "")

  return { zh, module, local, session, raw, read, write, remove, keys, listen, make, button, words, say: (en, other) => zh ? other : en }
})()
