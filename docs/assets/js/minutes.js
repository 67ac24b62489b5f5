/*
 * "I have 5, 10 or 20 minutes": each offer leads to parts that fit and were not read yet, in their
 * order; on the home page over the whole course, in a module over its parts. Says how far the
 * reader has come, and where it goes on. The builder writes plain links, which work without this.
 */
(() => {
  const { make, say, progress } = course
  const CARD = "five-minutes"
  const data = document.querySelector("script.course-plan")

  const fromPage = () => {
    const titles = Object.fromEntries(progress.units.map((unit) => [unit.part, unit.title]))
    return { titles, modules: [{ name: course.module, units: progress.units.filter((unit) => unit.id !== CARD).map((unit) => [unit.id, unit.minutes]) }] }
  }
  const box = document.querySelector(".minutes-offer")
  if (!box) return
  const plan = data ? JSON.parse(data.textContent) : fromPage()

  /* Picking */

  const isRead = (module, id) => progress.has(module.name, id)
  const isBegun = (module) => module.units.some(([id]) => isRead(module, id))
  const left = (module) => module.units.filter(([id]) => !isRead(module, id))

  /* The modules that are not read yet, beginning with the one that was read last */
  const waiting = () => {
    const last = Math.max(0, plan.modules.findIndex((module) => module.name === course.read("last")))
    return [...plan.modules.slice(last), ...plan.modules.slice(0, last)].filter((module) => left(module).length)
  }

  /* What to read, as [module, ids]; the first part that does not fit any more ends it. */
  const pick = (minutes) => {
    const card = minutes === 5 && waiting().find((module) => !isRead(module, CARD))
    if (card) return [[card, [CARD]]]
    const picked = []
    let room = minutes
    for (const module of waiting()) {
      const ids = []
      for (const [id, needed] of left(module)) {
        if (needed <= room) { ids.push(id); room -= needed }
        else if (room < minutes) room = 0
      }
      if (ids.length) picked.push([module, ids])
      if (room < minutes / 2) break
    }
    return picked
  }

  /* Saying what was picked: "Module 1: Objectives, The text, Discussion (2 questions)" */

  const title = (id) => plan.titles[id] || plan.titles.discussion
  const describe = ([module, ids]) => {
    const counts = new Map()
    for (const id of ids) counts.set(title(id), (counts.get(title(id)) || 0) + 1)
    const names = [...counts].map(([name, count]) => count > 1 ? say(`${name} (${count} questions)`, `${name}（${count}题）`) : name)
    return (module.label ? module.label + say(": ", "：") : "") + names.join(say(", ", "、"))
  }

  const address = (module, id, search = "") => `${data ? `modules/${module.name}.html${search}` : ""}#${id}`

  /* The offers */

  const more = make("p", { className: "minutes-more" })
  box.append(more)

  const offer = (link) => {
    const picked = pick(Number(link.dataset.minutes))
    link.parentElement.hidden = !picked.length
    if (!picked.length) return
    const [[module, ids], ...more] = picked
    link.until = ids.at(-1)
    link.href = address(module, ids[0], more.length ? "" : `?until=${link.until}`)
    link.lastElementChild.textContent = picked.map(describe).join(say("; ", "；"))
  }

  /* Where to go on, and a way to forget; only where something is known */

  const goOn = () => {
    const [module] = waiting()
    const [next] = module ? left(module) : []
    if (!plan.modules.some(isBegun)) return []
    if (!next) return [say("You have read all parts.", "所有部分都读完了。")]
    const words = [module.label, title(next[0])].filter(Boolean).join(" · ")
    return [say("Go on where you stopped: ", "接着上次学："), make("a", { href: address(module, next[0]) }, words)]
  }

  const forget = course.button(say("Forget what I have read", "清除学习记录"), () => {
    progress.forget()
    box.querySelector("a").focus()
  })

  /* How far: behind each module of the list, and in a module's line of parts */

  const sayProgress = (module) => {
    const place = document.querySelector(`.minutes[data-module="${module.name}"]`)
    if (!place) return
    place.querySelector(".progress")?.remove()
    const all = module.units.length, done = all - left(module).length
    if (!done) return
    const words = done === all ? say("✓ read", "✓ 已读完") : say(`${done} of ${all} read`, `已读${done}/${all}`)
    place.prepend(make("span", { className: "progress" }, `${words} · `))
  }

  const markParts = (module) => {
    for (const link of document.querySelectorAll("nav.parts a")) {
      const part = link.hash.slice(1)
      const units = progress.units.filter((unit) => unit.part === part)
      const done = units.length > 0 && units.every((unit) => isRead(module, unit.id))
      link.querySelector(".done")?.remove()
      if (done) link.append(make("span", { className: "done", role: "img", ariaLabel: progress.READ }, " ✓"))
      document.querySelector(`.parts-bar [data-part="${part}"]`)?.classList.toggle("done", done)
    }
  }

  const show = () => {
    for (const link of box.querySelectorAll("[data-minutes]")) offer(link)
    box.classList.toggle("all-read", !waiting().length)
    more.replaceChildren(make("span", {}, ...goOn()), ...(data && course.read("last") ? [forget] : []))
    data ? plan.modules.forEach(sayProgress) : markParts(plan.modules[0])
  }
  progress.onChange(show)
  show()

  /* In a module: a line where the time ends */

  const line = make("p", { className: "time-ends" }, say("Your time ends here. The rest will wait.", "时间到这里正好，剩下的下次再学。"))
  const endAt = (id) => {
    const unit = progress.units.find((one) => one.id === id)
    unit ? unit.box.append(line) : line.remove()
  }
  if (!data) {
    endAt(new URLSearchParams(location.search).get("until"))
    box.addEventListener("click", (event) => {
      const link = event.target.closest("[data-minutes]")
      if (link) endAt(link.until)
    })
  }
})()
