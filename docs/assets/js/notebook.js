/*
 * A place to write under every question, self-check and row of the worksheet. Nothing is kept before
 * the reader has said so; nothing is ever sent. Notes are kept a field at a time under module and
 * id, so two tabs do not overwrite each other, and a note outlives its question.
 */
course.notebook = (() => {
  if (!course.module) return null
  const { make, button, say, words } = course

  const NOTE = "note."
  const PAUSE = 400
  const fields = new Map()
  const stores = { page: course.session, keep: course.local }
  const listeners = []
  const changed = () => { for (const tell of listeners) tell() }
  let mode = ""

  /* "keep", "page" (until it is closed), or nothing while the reader has not been asked */
  const readMode = () => Object.keys(stores).find((name) => course.read("notebook", stores[name]) === name) || ""

  /* A note as it is kept; what cannot be read as one is shown as it stands rather than lost. */
  const readNote = (key) => {
    const note = course.read(key)
    if (note && typeof note.text === "string") return note
    const text = course.raw(key)
    return text ? { text, at: 0 } : null
  }

  const title = words(document.querySelector("article h1"))
  const noteOf = (field) => ({ text: field.area.value, at: Date.now(), title, ask: field.ask, place: field.place })

  /* From and to what is kept */

  const load = (field) => {
    if (field.unsaved) return
    const note = readNote(field.key) || { text: "", at: 0 }
    field.at = note.at
    if (field.area.value !== note.text) field.area.value = note.text
  }

  const save = (field) => {
    clearTimeout(field.timer)
    field.unsaved = field.area.value !== ""
    if (mode === "keep") field.unsaved = !keep(field)
    field.problem.textContent = mode !== "keep" || !field.unsaved ? "" : say(
      "This browser has no room for this note. It is still on this page: save it as a file below.",
      "浏览器空间不够，这条笔记没能保存。它还在本页上，请到页末存成文件。")
    changed()
  }

  const keep = (field) => {
    const { area, key } = field
    const kept = readNote(key)
    const isFromElsewhere = kept && kept.at !== field.at && !area.value.includes(kept.text)
    if (isFromElsewhere) area.value = `${kept.text}\n\n${area.value}`
    const note = noteOf(field)
    const done = area.value ? course.write(key, note) : course.remove(key)
    if (done) field.at = note.at
    return done
  }

  const saveAll = () => { for (const field of fields.values()) if (field.unsaved) save(field) }
  const loadAll = () => {
    mode = readMode() || (mode === "page" ? mode : "")
    if (mode) question.remove()
    if (mode === "keep") saveAll()
    for (const field of fields.values()) load(field)
    changed()
  }

  const choose = (name) => {
    mode = name
    course.remove("notebook", course.session)
    course.write("notebook", name, stores[name])
    question.remove()
    saveAll()
    changed()
  }

  const clear = () => {
    for (const field of fields.values()) {
      clearTimeout(field.timer)
      field.unsaved = false
      field.area.value = field.problem.textContent = ""
    }
  }

  /* Forgets every note and the answer to the question; tells whether the browser did. */
  const erase = () => {
    for (const key of course.keys(NOTE)) course.remove(key)
    for (const store of Object.values(stores)) course.remove("notebook", store)
    mode = ""
    clear()
    question.remove()
    changed()
    return !course.keys(NOTE).length
  }

  /* What is kept, and over it what stands on this page; as [key, note], by module and place */
  const all = () => {
    const notes = new Map(course.keys(NOTE).map((key) => [key, readNote(key)]).filter(([, note]) => note))
    for (const field of fields.values()) field.area.value ? notes.set(field.key, noteOf(field)) : notes.delete(field.key)
    const rank = ([key, note]) => key.split(".")[1] + (note.place || 999)
    return [...notes].sort((one, other) => rank(one).localeCompare(rank(other)))
  }
  const isGone = (key) => key.startsWith(`${NOTE}${course.module}.`) && !fields.has(key)

  /* Asking once, where the first word was written */

  const question = make("div", { className: "note-question", role: "group", ariaLabel: say("Keep my notes?", "保存笔记吗？") })
  const ask = make("p", { role: "status" })
  const choice = (name, text) => button(text, () => {
    const area = question.parentElement.querySelector("textarea")
    choose(name)
    area.focus()
  })
  question.append(ask, choice("keep", say("Keep them", "保存")), choice("page", say("Only until I close this page", "只留到关闭本页")))
  const askAt = (field) => {
    if (mode || !course.local || question.isConnected) return
    ask.textContent = ""
    field.frame.append(question)
    ask.textContent = say("Keep my notes in this browser? If others use this computer too, do not.", "要把笔记保存在这个浏览器里吗？公用电脑上请不要保存。")
  }

  /* Fields */

  const MINE = say("My notes", "我的笔记")
  const addField = (box, before, id, asked, label) => {
    const ask = asked.map(words).join("\n")
    const area = make("textarea", { id: `note-${id}`, rows: 2, autocomplete: "off", ariaLabel: `${MINE}: ${words(asked[0])}` })
    const problem = make("p", { className: "note-problem", role: "alert" })
    const frame = make("div", { className: "note-field" }, label ? make("label", { htmlFor: area.id }, MINE) : "", area, problem)
    const field = { key: `${NOTE}${course.module}.${id}`, area, ask, problem, frame, place: 100 + fields.size }
    box.insertBefore(frame, before)
    fields.set(field.key, field)
    area.addEventListener("input", () => {
      field.unsaved = true
      clearTimeout(field.timer)
      field.timer = setTimeout(save, PAUSE, field)
      askAt(field)
    })
    area.addEventListener("blur", () => field.unsaved && save(field))
  }

  for (const box of document.querySelectorAll(".question[id], .quiz[id]")) {
    const asked = [...box.querySelectorAll("h3, p:not(.form, li p), li")].filter((one) => !one.closest("details, .twin"))
    addField(box, box.querySelector(".trainer"), box.id, asked, true)
  }
  document.querySelectorAll(".part-worksheet dd").forEach((prompt, index) => {
    addField(prompt, null, `worksheet-${index + 1}`, [prompt.previousElementSibling, prompt])
  })
  loadAll()

  /* Other tabs, pages that come back, and pages that go */

  course.listen((key) => {
    if (key === null || key === "notebook") loadAll()
    else if (fields.has(key)) load(fields.get(key)), changed()
  })
  addEventListener("pageshow", (event) => event.persisted && loadAll())
  document.addEventListener("visibilitychange", () => document.hidden ? saveAll() : loadAll())
  addEventListener("pagehide", () => mode === "keep" ? saveAll() : clear())
  addEventListener("beforeunload", (event) => {
    if (mode === "keep") saveAll()
    if ([...fields.values()].some((field) => field.unsaved)) event.preventDefault()
  })

  return { all, choose, erase, isGone, mode: () => mode, onChange: (tell) => listeners.push(tell) }
})()
