/* At the end of a module: what is kept and where, all notes as a file or on paper with their questions, and erased. */
(() => {
  const { make, button, say, notebook } = course
  if (!notebook) return

  const GONE = say("This question is no longer in the course.", "课程里已经没有这一题。")

  /* As a file: plain text, so that whatever a reader wrote stays words */

  const asText = () => {
    const lines = [`# ${say("My notes", "我的笔记")}`, ""]
    let last = null
    for (const [key, note] of notebook.all()) {
      const title = String(note.title || key.split(".")[1])
      if (title !== last) lines.push(`## ${last = title}`, "")
      for (const line of String(note.ask || key).split("\n")) lines.push(`> ${line}`)
      if (notebook.isGone(key)) lines.push(`> (${GONE})`)
      lines.push("", note.text, "")
    }
    return lines.join("\n")
  }

  const saveFile = () => {
    const url = URL.createObjectURL(new Blob(["\ufeff", asText()], { type: "text/plain" }))
    make("a", { href: url, download: say("my-notes.txt", "我的笔记.txt") }).click()
    setTimeout(() => URL.revokeObjectURL(url), 60000)
  }

  /* On paper: a field cuts off what does not fit into it, so its words are set as text beside it. */

  addEventListener("beforeprint", () => {
    for (const area of document.querySelectorAll(".note-field textarea")) {
      if (area.value) area.after(make("div", { className: "note-on-paper" }, area.value))
    }
  })
  addEventListener("afterprint", () => {
    delete document.documentElement.dataset.print
    for (const copy of document.querySelectorAll(".note-on-paper")) copy.remove()
  })
  const printNotes = () => {
    document.documentElement.dataset.print = "notes"
    print()
  }

  /* The panel */

  const state = make("p", { role: "status" })
  const sure = make("span", { className: "notes-sure", hidden: true }, say("Erase the notes of all modules?", "清除所有模块的笔记？"), " ",
    button(say("Yes, erase all", "全部清除"), () => {
      const done = notebook.erase()
      close()
      state.textContent = done ? say("All notes are erased.", "笔记已全部清除。") : say("This browser did not let go of all notes.", "浏览器没能清除全部笔记。")
    }), " ",
    button(say("No", "不清除"), () => close()))
  const erase = button(say("Erase all notes", "清除所有笔记"), () => {
    sure.hidden = false
    erase.hidden = true
    sure.querySelector("button:last-of-type").focus()
  })
  const close = () => {
    sure.hidden = true
    erase.hidden = false
    erase.focus()
  }
  const keep = button(say("Keep my notes in this browser", "改为保存在这个浏览器里"), () => notebook.choose("keep"))

  const MODES = {
    keep: say("Your notes are kept in this browser.", "笔记保存在这个浏览器里。"),
    page: say("Your notes stay only until you close this page.", "笔记只留到关闭本页为止。"),
    "": course.local
      ? say("Nothing is kept yet.", "目前什么都没有保存。")
      : say("This browser keeps nothing: save your notes as a file before you go.", "这个浏览器不能保存笔记，离开前请存成文件。"),
  }
  const show = () => {
    const count = notebook.all().length
    const text = MODES[notebook.mode()] + (count ? say(` Notes in all modules: ${count}.`, `各模块共有${count}条。`) : "")
    if (state.textContent !== text) state.textContent = text
    keep.hidden = notebook.mode() !== "page"
  }

  const panel = make("section", { className: "notebook", ariaLabel: say("My notes", "我的笔记") },
    make("h2", {}, say("My notes", "我的笔记")),
    make("p", { className: "notes-promise" }, say("Nothing leaves this computer.", "写下的内容不会离开这台电脑。")),
    state,
    make("p", { className: "notes-do" },
      button(say("Save as a file", "存成文件"), saveFile), " ",
      button(say("Print with the questions", "连同题目打印"), printNotes), " ", keep, " ", erase, sure))
  const article = document.querySelector("article")
  article.insertBefore(panel, article.querySelector(".ending"))
  notebook.onChange(show)
  show()
})()
