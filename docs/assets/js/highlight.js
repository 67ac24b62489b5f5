/* Words that a search led to (`?h=`) are marked on the page, where the browser can mark without touching the text. */
(() => {
  const asked = new URLSearchParams(location.search).get("h")
  if (!asked || !window.Highlight || !CSS.highlights) return

  const words = asked.normalize("NFKC").toLowerCase().match(/[\u3400-\u9fff]+|[a-z0-9’']{2,}/g) || []
  const found = new Highlight()
  const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.data.toLowerCase()
    for (const word of words) {
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
        const range = new Range()
        range.setStart(node, at)
        range.setEnd(node, at + word.length)
        found.add(range)
      }
    }
  }
  CSS.highlights.set("asked", found)
})()
