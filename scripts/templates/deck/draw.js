// Groups and speakers by lot. Names are typed or not; they live in the windows' memory alone.
let lotsPanel;
let round = []; // who has not spoken yet
const board = make("div", { className: "lots", hidden: true });

function shuffled(list) {
  const mixed = [...list];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const pick = crypto.getRandomValues(new Uint32Array(1))[0] % (last + 1);
    [mixed[last], mixed[pick]] = [mixed[pick], mixed[last]];
  }
  return mixed;
}

function people() {
  const typed = lotsPanel.names.value.split(/[\n,，;；、]+/).map((one) => one.trim()).filter(Boolean);
  const count = Math.min(Math.max(+lotsPanel.count.value || 1, 1), 200);
  return typed.length ? typed : Array.from({ length: count }, (_, index) => String(index + 1));
}

// Groups of about that size: the rest is spread, so that nobody sits alone.
function dealGroups(list, size) {
  const groups = Array.from({ length: Math.max(1, Math.round(list.length / Math.max(size, 1))) }, () => []);
  shuffled(list).forEach((one, index) => groups[index % groups.length].push(one));
  return groups;
}

function nextSpeaker() {
  const all = people();
  round = round.filter((one) => all.includes(one));
  if (!round.length) {
    if (lotsPanel.spoken) toast(word("again"));
    round = shuffled(all);
  }
  lotsPanel.spoken = true;
  return round.pop();
}

function drawn(result) {
  lots = result;
  drawLots();
  send("lots");
}

function drawLots() {
  board.hidden = !lots || isPresenter;
  if (lotsPanel) lotsPanel.result.textContent = lots ? (lots.one || lots.groups.map((group, index) => `${index + 1}: ${group.join(", ")}`).join(" · ")) : "";
  if (!lots) return;
  if (lots.one) board.replaceChildren(make("h2", { textContent: word("speaker") }), make("p", { className: "one", textContent: lots.one }));
  else board.replaceChildren(make("h2", { textContent: word("lots") }), make("ol", {}, lots.groups.map((group, index) =>
    make("li", {}, [make("strong", { textContent: `${index + 1}` }), ` · ${group.join(", ")}`]))));
}

const field = (key, input) => make("p", {}, [make("label", {}, [labelled(make("span"), key), input])]);

function openLots() {
  if (!lotsPanel) {
    lotsPanel = dialog("lots");
    lotsPanel.count = make("input", { type: "number", min: 2, max: 200, value: 16 });
    lotsPanel.size = make("input", { type: "number", min: 2, max: 20, value: 4 });
    lotsPanel.names = make("textarea", { autocomplete: "off", spellcheck: false });
    lotsPanel.result = make("p", { role: "status" });
    lotsPanel.content.append(
      field("people", lotsPanel.count), field("size", lotsPanel.size), field("names", lotsPanel.names),
      make("p", {}, [
        button("deal", () => drawn({ groups: dealGroups(people(), +lotsPanel.size.value) })), " ",
        button("speaker", () => drawn({ one: nextSpeaker() })), " ", button("hide", () => drawn(null)),
      ]), lotsPanel.result,
    );
  }
  lotsPanel.open();
}
