/*
 * Self-check that can be answered before the answer opens: options to choose, a statement to judge,
 * things to put in order by touching one after the other. Nothing is kept or counted.
 */
(() => {
  const { make, button, say } = course
  const RIGHT = say("✓ Right.", "✓ 答对了。")
  const WRONG = say("✗ Not this time. The answer below says why.", "✗ 不对，看看下面的答案。")
  const OPEN = say("Answer first, or open the answer below.", "请先作答，也可以直接打开下面的答案。")

  const radio = (name, value, ...content) =>
    make("label", { className: "option" }, make("input", { type: "radio", name, value }), make("span", {}, ...content))
  const chosen = (quiz) => quiz.querySelector("input[type=radio]:checked")

  /* Each way to answer prepares its item, and gives back what was answered, or nothing yet. */
  const KINDS = {
    choose(quiz) {
      [...quiz.querySelectorAll(":scope > ol > li")].forEach((item, index) => {
        item.append(radio(quiz.id, index + 1, ...item.childNodes))
      })
      return () => chosen(quiz)?.value
    },

    judge(quiz, end) {
      quiz.insertBefore(make("div", { className: "verdict" },
        radio(quiz.id, "true", say("True", "对")), radio(quiz.id, "false", say("False", "错"))), end)
      return () => chosen(quiz)?.value
    },

    order(quiz) {
      const items = [...quiz.querySelectorAll(":scope > ol > li")]
      const taken = []
      const boxes = items.map((item, index) => {
        const box = button("", () => {
          const place = taken.indexOf(index)
          place < 0 ? taken.push(index) : taken.splice(place, 1)
          show()
          quiz.dispatchEvent(new Event("change"))
        })
        box.className = "place"
        item.append(make("div", { className: "option" }, box, make("div", {}, ...item.childNodes)))
        return box
      })
      const show = () => boxes.forEach((box, index) => {
        const place = taken.indexOf(index) + 1
        box.textContent = place || "–"
        box.ariaLabel = place ? say(`Item ${index + 1}: place ${place}`, `第${index + 1}项：排第${place}`) : say(`Item ${index + 1}: no place yet`, `第${index + 1}项：还没排`)
      })
      show()
      return () => taken.length === items.length ? taken.map((index) => index + 1).join(" ") : ""
    },
  }

  for (const quiz of document.querySelectorAll(".quiz[id][data-answer]")) {
    const [kind, ...solution] = quiz.dataset.answer.split(" ")
    const answer = quiz.querySelector("details"), title = quiz.querySelector(".box-title")
    if (!KINDS[kind] || !answer || !title) continue

    const given = KINDS[kind](quiz, answer)
    const result = make("span", { className: "result", role: "status" })
    const check = button(say("Check my answer", "对答案"), () => {
      const isRight = given() === solution.join(" ")
      result.textContent = !given() ? OPEN : isRight ? RIGHT : WRONG
      if (!given()) return
      quiz.dataset.result = isRight ? "right" : "wrong"
      answer.open = true
    })
    const hint = kind === "order" ? make("p", { className: "order-hint" }, say("Press the boxes in the right order; press one again to take it back.", "按先后顺序点方框，再点一次取消。")) : ""
    if (hint) quiz.insertBefore(hint, quiz.querySelector("ol"))
    quiz.insertBefore(make("p", { className: "check" }, check, result), answer)
    title.id = `${quiz.id}-title`
    quiz.setAttribute("role", "group")
    quiz.setAttribute("aria-labelledby", title.id)

    quiz.addEventListener("change", (event) => {
      if (event.target.closest(".note-field, .read-mark")) return
      delete quiz.dataset.result
      result.textContent = ""
    })
  }
})()
