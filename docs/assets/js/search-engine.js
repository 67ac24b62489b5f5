/*
 * Answers a query from the index below search/. Each file of the index is a classic script that
 * hands its content to searchPart(), so it loads from disk too. Scores were worked out when the
 * site was built (scripts/outputs/search); here they are only added and ordered.
 */
(() => {
  const root = new URL("../../", document.currentScript.src)
  const pageLanguage = document.documentElement.lang.startsWith("zh") ? "zh" : "en"
  const HAN = "\u3400-\u4dbf\u4e00-\u9fff"
  const RUN = new RegExp(`[${HAN}]+|[a-z0-9]+(?:['’][a-z]+)?`, "g")
  const EXPANDED = 12, LISTED = 10, OFFERED = 2, SHOWN = 3, AROUND = 90
  const IN_TEXT = 1.2, IN_TITLE = 1.4, REST = 0.1
  const MISSPELT = 0.6, HALF_TYPED = 0.8, ONE_CHARACTER = 0.25

  /* Loading */

  const parts = new Map(), awaited = new Map()
  window.searchPart = (name, content) => parts.set(name, content)

  const part = (name) => {
    if (!awaited.has(name)) {
      awaited.set(name, new Promise((done, failed) => {
        const script = document.createElement("script")
        script.src = new URL(`search/${name}.js`, root).href
        script.onload = () => { done(parts.get(name)); script.remove() }
        script.onerror = () => {
          awaited.delete(name) // the network may come back
          failed(new Error(`search/${name}.js could not be loaded`))
        }
        document.head.append(script)
      }))
    }
    return awaited.get(name)
  }

  /* Words, cut as scripts/outputs/search/words.py cuts them */

  const normal = (text) => text.normalize("NFKC").toLowerCase()
  const isHan = (word) => word[0] >= "\u3400"

  const stem = (word, about) => {
    word = word.replace(/['’](?:s|t|re|ve|ll|d|m)?$/, "")
    const ending = about.endings.find((end) => word.endsWith(end) && word.length - end.length >= about.shortest)
    if (ending) word = word.slice(0, -ending.length)
    return word.length > about.shortest ? word.replace(/e$/, "") : word
  }

  const pairs = (run) => [...run.slice(1)].map((_, at) => run.slice(at, at + 2))

  const cut = (query, about) => {
    const runs = normal(query).match(RUN) || []
    const words = runs.filter((run) => !isHan(run))
    const telling = words.filter((word) => !about.stop.includes(word))
    const latin = telling.length || runs.length > words.length ? telling : words
    const han = runs.filter(isHan).flatMap((run) => (run.length === 1 ? [run] : pairs(run)))
    const typing = /[a-z0-9]$/.test(normal(query)) ? runs.at(-1) : null
    const wanted = new Map()
    for (const word of latin) wanted.set(stem(word, about), { token: stem(word, about), word, typing: word === typing })
    for (const token of han) wanted.set(token, { token, word: token, typing: false })
    const stems = telling.map((word) => stem(word, about))
    return { wanted: [...wanted.values()], phrases: stems.slice(1).map((next, at) => `${stems[at]} ${next}`) }
  }

  /* Postings */

  const shard = (token, count) => {
    let number = 0
    for (const character of token) number = (Math.imul(number, 31) + character.codePointAt(0)) >>> 0
    return number % count
  }

  const postings = async (token, language, about) => {
    const common = about.common.indexOf(token)
    const held = await part(common < 0 ? `${language}/t${shard(token, about.shards)}` : `${language}/h${common}`)
    const flat = common >= 0 ? held : Object.hasOwn(held, token) ? held[token] : null
    if (!flat) return null
    const found = new Map()
    for (let at = 0, entry = 0; at < flat.length; at += 2) found.set(entry += flat[at], flat[at + 1])
    return found
  }

  const isNear = (a, b) => {
    if (Math.abs(a.length - b.length) > 1 || a === b) return false
    let from = 0, behind = 0
    while (from < a.length && a[from] === b[from]) from++
    while (behind < a.length - from && behind < b.length - from && a.at(-1 - behind) === b.at(-1 - behind)) behind++
    const restA = a.slice(from, a.length - behind), restB = b.slice(from, b.length - behind)
    return Math.max(restA.length, restB.length) === 1 || (restA.length === 2 && restA === [...restB].reverse().join(""))
  }

  const merge = (sets) => {
    const merged = new Map()
    for (const [found, factor] of sets) {
      for (const [entry, weight] of found) merged.set(entry, Math.max(merged.get(entry) || 0, weight * factor))
    }
    return merged.size ? merged : null
  }

  const any = async (tokens, factor, language, about) => {
    const sets = await Promise.all(tokens.slice(0, EXPANDED).map((token) => postings(token, language, about)))
    return sets.map((found, at) => [found, factor, tokens[at]]).filter(([found]) => found)
  }

  const stems = (words, about) => [...new Set(words.map((word) => stem(word, about)))]

  /* What a wanted word finds: itself, what it begins, or what it was meant to be. */
  const find = async ({ token, word, typing }, language, about) => {
    const exact = await postings(token, language, about)
    const sets = exact ? [[exact, 1, token]] : []
    if (isHan(token)) {
      if (!exact && token.length > 1) sets.push(...await any([...token], ONE_CHARACTER, language, about))
    } else if (word.length > 2 && (!exact || typing)) {
      const known = (await part(`${language}/words`)).split(" ")
      const begun = typing ? stems(known.filter((longer) => longer.startsWith(word)), about) : []
      sets.push(...await any(begun.filter((other) => other !== token), HALF_TYPED, language, about))
      if (!sets.length && word.length > 3) {
        const meant = stems(known.filter((other) => isNear(other, word)), about)
        sets.push(...await any(meant, MISSPELT, language, about))
      }
    }
    return { found: merge(sets), tokens: sets.map(([, , name]) => name) }
  }

  /* Ranking: how much of the query a page answers comes first, then how well. */

  const pageOf = (entry, starts) => {
    let low = 0, high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      starts[middle] <= entry ? (low = middle) : (high = middle - 1)
    }
    return low
  }

  /* What one token says for each page: most of its best entry. Pages that it brings in are new, unless it only adds. */
  const weighPages = (found, starts, pages, isNew) => {
    const sums = new Map()
    for (const [entry, weight] of found || []) {
      const number = pageOf(entry, starts)
      if (!pages.has(number)) {
        if (!isNew) continue
        pages.set(number, { number, score: 0, answered: 0, entries: new Map() })
      }
      const { entries } = pages.get(number)
      entries.set(entry, (entries.get(entry) || 0) + weight)
      const { top, sum } = sums.get(number) || { top: 0, sum: 0 }
      sums.set(number, { top: Math.max(top, weight), sum: sum + weight })
    }
    for (const [number, { top, sum }] of sums) {
      pages.get(number).score += top + REST * (sum - top)
      if (isNew) pages.get(number).answered += 1
    }
  }

  const rank = (results, phrases, starts) => {
    const pages = new Map()
    for (const { found } of results) weighPages(found, starts, pages, true)
    for (const found of phrases) weighPages(found, starts, pages, false)
    for (const page of pages.values()) {
      const together = Math.max(...page.entries.values())
      page.score = (page.answered / results.length) ** 2 * (page.score + together)
    }
    return [...pages.values()].sort((a, b) => b.score - a.score || a.number - b.number)
  }

  const search = async (query, language) => {
    const about = await part(`${language}/index`)
    const { wanted, phrases } = cut(query, about)
    const [results, together] = await Promise.all([
      Promise.all(wanted.map((item) => find(item, language, about))),
      Promise.all(phrases.map((token) => postings(token, language, about))),
    ])
    let next = 0
    const starts = about.sizes.map((size) => (next += size) - size)
    const pages = wanted.length ? rank(results, together, starts) : []
    return { pages, starts, about, language, tokens: new Set([...wanted.map((item) => item.token), ...results.flatMap((result) => result.tokens)]) }
  }

  /* Among the best pages, those that say the query just as it was typed go up. */
  const best = async (query, language, listed = LISTED) => {
    const result = await search(query, language)
    const typed = normal(query).trim()
    const pages = await Promise.all(result.pages.slice(0, listed).map(async (page) => {
      const held = await part(`${language}/p${page.number}`)
      const said = (entry, field) => normal(entry[field]).includes(typed)
      const bonus = held.entries.some((entry) => said(entry, 2)) ? IN_TITLE : held.entries.some((entry) => said(entry, 3)) ? IN_TEXT : 1
      return { ...page, ...held, found: page.entries, score: page.score * bonus }
    }))
    const count = Math.min(result.pages.length, LISTED)
    return { ...result, count, pages: pages.sort((a, b) => b.score - a.score || a.number - b.number) }
  }

  /* Showing */

  const escape = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

  /* Where a text says one of the tokens, as pairs of offsets. */
  const hits = (text, { tokens, about }) => {
    const low = text.toLowerCase(), spans = []
    for (const match of low.matchAll(RUN)) {
      const run = match[0]
      if (!isHan(run)) {
        if (tokens.has(stem(run, about))) spans.push([match.index, match.index + run.length])
        continue
      }
      for (let at = 0; at < run.length; at++) {
        const size = tokens.has(run.slice(at, at + 2)) && at + 1 < run.length ? 2 : tokens.has(run[at]) ? 1 : 0
        const from = match.index + at, last = spans.at(-1)
        if (!size) continue
        if (last && last[1] >= from) last[1] = Math.max(last[1], from + size)
        else spans.push([from, from + size])
      }
    }
    return spans
  }

  const marked = (text, spans, from, to) => {
    let html = "", at = from
    for (const [start, end] of spans.filter(([start, end]) => start >= from && end <= to)) {
      html += `${escape(text.slice(at, start))}<mark>${escape(text.slice(start, end))}</mark>`
      at = end
    }
    return html + escape(text.slice(at, to))
  }

  /* The stretch of a text that says most of what was asked. */
  const excerpt = (text, result) => {
    const spans = hits(text, result)
    const width = result.language === "zh" ? AROUND : 2 * AROUND
    let best = 0, most = 0
    for (const [start] of spans) {
      const inside = spans.filter(([from, to]) => from >= start && to <= start + width).reduce((sum, [from, to]) => sum + to - from, 0)
      if (inside > most) { most = inside; best = start }
    }
    let from = Math.max(0, best - width / 4)
    if (from && result.language === "en") from = text.indexOf(" ", from) + 1
    let to = Math.min(text.length, from + width)
    if (to < text.length && result.language === "en") to = Math.max(text.lastIndexOf(" ", to), from)
    return `${from ? "… " : ""}${marked(text, spans, from, to)}${to < text.length ? " …" : ""}`
  }

  const heading = (text, result) => marked(text, hits(text, result), 0, text.length)

  const item = (path, [anchor, , title, text], result, query) => ({
    location: `${path}?h=${encodeURIComponent(query)}${anchor && `#${anchor}`}`,
    title: heading(title, result),
    text: text && excerpt(text, result),
  })

  const group = (page, result, query) => {
    const { path, entries, found } = page
    const first = result.starts[page.number]
    const places = [...found].filter(([entry]) => entry !== first).sort((a, b) => b[1] - a[1]).slice(0, SHOWN)
    const shown = places.map(([entry]) => item(path, entries[entry - first], result, query))
    return [item(path, entries[0], result, query), ...shown]
  }

  const OFFERS = {
    en: (count, query) => `${count} ${count === 1 ? "page" : "pages"} in English for “${query}”`,
    zh: (count, query) => `中文页面中有${count}页与“${query}”有关`,
  }

  /* The other language is offered at the end, in its own words, with the best of what it has. */
  const offer = async (query, language) => {
    const result = await best(query, language, OFFERED)
    if (!result.count) return []
    const [page, place = { ...page, location: `${page.location}#` }] = group(result.pages[0], result, query)
    const title = place.title === page.title ? page.title : `${page.title} · ${place.title}`
    const speak = (html) => `<span lang="${language === "zh" ? "zh-Hans" : "en"}">${html}</span>`
    const address = `${language === "zh" ? "zh/" : ""}index.html?q=${encodeURIComponent(query)}`
    return [[
      { location: address, title: speak(escape(OFFERS[language](result.count, query))), text: "" },
      { ...place, title: speak(title), text: speak(place.text) },
    ]]
  }

  const answer = async (query) => {
    const result = await best(query, pageLanguage)
    return result.pages.map((page) => group(page, result, query))
  }
  const offerOther = (query) => offer(query, pageLanguage === "zh" ? "en" : "zh")

  /* For tests: the paths of the pages found, best first. */
  const paths = async (query, language) => (await best(query, language)).pages.map((page) => page.path)

  window.courseSearch = { answer, offerOther, paths }
  for (const name of ["en/index", "zh/index", `${pageLanguage}/words`]) part(name).catch(() => {}) // while the reader begins to type
})()
