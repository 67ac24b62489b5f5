/*
 * Which parts of a module were read: a part counts when its end was in view for a moment, or by
 * its check mark. The discussion is read question by question. Kept in this browser, without dates.
 */
course.progress = (() => {
  const { make, say, words } = course
  const MOMENT = 2000
  const READ = say("Read", "已读")

  const kept = () => ({ ...course.read("read") })
  let known = kept()
  const has = (module, id) => [].concat(known[module] || []).includes(id)
  const set = (module, id, isRead) => {
    const all = kept()
    const others = [].concat(all[module] || []).filter((one) => one !== id)
    all[module] = isRead ? [...others, id] : others
    return course.write("read", all) && course.write("last", module)
  }
  const forget = () => {
    course.remove("read")
    course.remove("last")
    changed()
  }

  /* The units of this page: its parts, and in the place of the discussion its questions */

  const units = [...document.querySelectorAll(".part")].flatMap((part) => {
    const heading = part.querySelector("h2")
    const title = words(heading)
    const questions = [...part.querySelectorAll(".question[data-time]")]
    const boxes = questions.length ? questions : [part]
    return boxes.map((box) => {
      const source = box === part ? heading : box
      return { id: source.id, minutes: parseInt(source.dataset.time) || 0, title, box, part: heading.id, name: words(box === part ? heading : box.querySelector("h3")) }
    })
  })

  const listeners = []
  const changed = () => {
    known = kept()
    for (const unit of units) if (unit.mark) unit.mark.checked = has(course.module, unit.id)
    for (const tell of listeners) tell()
  }

  const turn = (unit, isRead) => {
    const done = set(course.module, unit.id, isRead)
    unit.problem.textContent = done ? "" : say("This browser has no room left to keep this. ", "浏览器空间已满，没能记下。")
    changed()
  }

  const addMark = (unit, watch) => {
    unit.mark = make("input", { type: "checkbox", ariaLabel: `${READ}: ${unit.name}` })
    unit.problem = make("span", { role: "alert" })
    const label = make("label", { className: "read-mark" }, unit.problem, unit.mark, READ)
    unit.box.append(label)
    unit.mark.addEventListener("change", () => {
      watch.unobserve(label) // what was decided by hand stays
      turn(unit, unit.mark.checked)
    })
    watch.observe(label)
    label.unit = unit
  }

  if (course.module && course.local) {
    const watch = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        clearTimeout(target.timer)
        if (!isIntersecting) continue
        target.timer = setTimeout(() => {
          if (document.hidden) return
          watch.unobserve(target)
          if (!target.unit.mark.checked) turn(target.unit, true)
        }, MOMENT)
      }
    })
    for (const unit of units) addMark(unit, watch)
  }
  course.listen(changed)
  addEventListener("pageshow", changed)

  return { READ, units, has, forget, onChange: (tell) => listeners.push(tell) }
})()
