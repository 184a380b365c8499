// One article: its cards beside its text, and the ways between a card and the words it was read from.
const layers = { qty: true, co: true, ev: true };

// All spans of a record with what they stand for.
function spansOf(record) {
  const spans = [];
  const add = (object, what) => { if (object && Number.isInteger(object.start) && object.end > object.start) spans.push({ start: object.start, end: object.end, what }); };
  for (const party of record.parties || []) {
    add(party, party.role); add(party.amount, party.role); add(party.stake, party.role);
    for (const tranche of party.tranches || []) { add(tranche.amount, "tranche"); add(tranche, "tranche"); }
  }
  for (const key of ["amount", "valuation", "stake", "power", "energy", "when"]) add(record[key], key);
  for (const other of record.other_valuations || []) add(other, "valuation");
  for (const [key, slot] of Object.entries(record.slots || {})) add(slot, key);
  add(record.cue, "cue");
  return spans;
}

// The text in pieces that no span begins or ends within; each knows all that covers it.
function pieces(line, front) {
  const text = line.article.text;
  const spans = [];
  for (const q of line.quantities || []) spans.push({ start: q.start, end: q.end, cls: "qty", tip: words(q.kind) + ": " + amount(q) });
  for (const c of line.companies || []) for (const [start, end] of c.mentions || []) spans.push({ start, end, cls: "co", tip: [c.name, c.country, ...(c.ids || []).map((i) => i.scheme + " " + i.value)].filter(Boolean).join(", ") });
  for (const r of line.records || []) {
    for (const [start, end] of r.evidence || []) spans.push({ start, end, cls: "ev", record: r.id });
    for (const span of spansOf(r)) spans.push({ start: span.start, end: span.end, words: r.id });
  }
  const cuts = new Set([0, front, text.length]);
  for (const s of spans) for (const at of [s.start, s.end]) if (at >= 0 && at <= text.length) cuts.add(at);
  const points = [...cuts].sort((a, b) => a - b);
  spans.sort((a, b) => a.start - b.start);
  const out = [];
  let live = [], next = 0;
  for (let i = 0; i + 1 < points.length; i++) {
    const [start, end] = [points[i], points[i + 1]];
    live = live.filter((s) => s.end > start);
    while (next < spans.length && spans[next].start <= start) { if (spans[next].end > start) live.push(spans[next]); next++; }
    out.push({ start, end, text: text.slice(start, end), spans: [...live], begins: live.filter((s) => s.start === start && s.record) });
  }
  return out;
}

function drawText(line, n) {
  const box = el("div", { class: "text", id: "text", lang: line.article.lang, dir: "auto" });
  const text = line.article.text;
  // front matter is a part of the file that offsets count in, and no part of the article
  const head = /^\ufeff?---\r?\n[^]*?\n---[ \t]*\r?\n/.exec(text);
  const front = head ? head[0].length : 0;
  const above = front ? el("span", { class: "front" }) : null;
  if (above) box.append(above);
  for (const piece of pieces(line, front)) {
    const into = above && piece.end <= front ? above : box;
    for (const id of new Set(piece.begins.map((s) => s.record))) {
      into.append(el("a", { class: "ref", href: "#a/" + n + "/" + id, text: id, data: { ref: id }, title: "Evidence of " + id + ": to its card", "aria-label": "Evidence of " + id + ": to its card" }));
    }
    if (!piece.spans.length) { into.append(document.createTextNode(piece.text)); continue; }
    const classes = new Set(piece.spans.map((s) => s.cls).filter(Boolean));
    const of = (key) => [...new Set(piece.spans.map((s) => s[key]).filter(Boolean))].join(" ");
    const tips = [...new Set(piece.spans.map((s) => s.tip).filter(Boolean))].join("; ");
    into.append(el("span", { class: [...classes].join(" "), title: tips || null, text: piece.text, data: { start: piece.start, end: piece.end, ev: of("record"), words: of("words") } }));
  }
  return box;
}

// To the words from start to end, and a way back to where the jump began.
let origin = null;
function jump(start, end, from) {
  const marked = [...document.querySelectorAll("#text [data-start]")].filter((s) => Number(s.dataset.start) >= start && Number(s.dataset.end) <= end);
  if (!marked.length) return;
  document.querySelectorAll(".flash").forEach((s) => s.classList.remove("flash"));
  marked.forEach((s) => s.classList.add("flash"));
  marked[0].tabIndex = -1;
  marked[0].scrollIntoView({ block: "center" });
  marked[0].focus({ preventScroll: true });
  say("Words: " + marked.map((s) => s.textContent).join("").slice(0, 200));
  origin = from;
  byId("back")?.remove();
  document.body.append(el("button", { id: "back", type: "button", text: "Back to the card", on: { click: back } }));
}
function back() {
  byId("back")?.remove();
  document.querySelectorAll(".flash").forEach((s) => s.classList.remove("flash"));
  if (origin && origin.isConnected) { origin.scrollIntoView({ block: "center" }); origin.focus({ preventScroll: true }); }
  origin = null;
}
document.addEventListener("keydown", (event) => { if (event.key === "Escape" && byId("back")) back(); });

function card(record, line, n) {
  const has = typeof line.article.text === "string";
  // a value leads to its words where there is a text
  const value = (shown, object) => has && object && Number.isInteger(object.start)
    ? el("button", { type: "button", class: "jump", title: object.text ? "In the text: " + object.text : "To the words", data: { start: object.start, end: object.end }, on: { click: (event) => { open(record.id); jump(object.start, object.end, event.currentTarget); } } }, bdi(shown))
    : bdi(shown);
  const rows = [];
  const field = (name, ...inner) => rows.push(el("dt", { text: words(name) }), el("dd", {}, ...inner));
  const guess = (a) => (a && a.inferred ? el("span", { class: "soft", text: " (" + a.inferred.join(" and ") + " from context)" }) : null);
  for (const p of record.parties || []) {
    field(p.role, value(p.company, p), ...(p.amount ? [" ", value(amount(p.amount), p.amount), guess(p.amount)] : []), ...(p.stake ? [" ", value(amount(p.stake), p.stake)] : []),
      (p.tranches || []).length ? el("ul", {}, ...p.tranches.map((t) => el("li", {}, value(amount(t.amount), t.amount), " " + t.condition + " ", value("“" + t.text + "”", t)))) : null);
  }
  for (const key of ["amount", "valuation", "stake", "power", "energy"]) {
    const a = record[key];
    if (a) field(key, value(amount(a), a), a.basis && a.basis !== "unspecified" ? " (" + words(a.basis) + "-money)" : null, key === "amount" && record.per ? " a " + record.per : null, guess(a));
  }
  for (const a of record.other_valuations || []) field("valuation", value(amount(a), a), a.basis !== "unspecified" ? " (" + words(a.basis) + "-money)" : null);
  for (const key of ["metric", "period", "outlook", "stage", "product", "hardware", "purpose", "venue"]) {
    if (record[key]) field(key, value(key === "product" || key === "hardware" ? record[key] : words(record[key]), (record.slots || {})[key]));
  }
  if (record.exclusive) field("exclusive", value("yes", (record.slots || {}).exclusive));
  if (record.when) field("when", value(record.when.date, record.when), el("span", { class: "soft", text: " (" + record.when.basis + ")" }));
  for (const c of record.checks || []) field("check", el("span", { class: c.holds ? "holds" : "fails", text: words(c.check) + (c.holds ? " holds" : " does not hold: " + c.left + " against " + c.right) }));
  const cue = record.cue ? el("span", { class: "soft" }, "read at ", value("“" + record.cue.text + "”", record.cue), record.rule ? " by " + record.rule : null) : null;
  const said = (record.evidence || []).map(([start, end]) => {
    const quote = has ? line.article.text.slice(start, end).replace(/\s+/g, " ").trim() : "";
    return has ? el("li", {}, el("button", { type: "button", class: "jump said", data: { start, end }, on: { click: (event) => { open(record.id); jump(start, end, event.currentTarget); } } }, bdi("“" + quote + "”", line.article.lang))) : null;
  }).filter(Boolean);
  if (record.quote) said.push(el("li", {}, bdi("“" + record.quote + "”", line.article.lang)));
  const row = index.records.find((r) => r.article === n && r.id === record.id);
  const event = row && row.event && row.event.rows.length > 1 ? el("details", { class: "event", open: true }, el("summary", { text: "One deal, told by " + row.event.articles + " articles, " + row.event.sources + " of them independent" }),
    el("ul", {}, ...row.event.rows.filter((r) => r !== row).slice(0, 20).map((r) => el("li", {}, el("a", { href: r.link }, bdi([r.about.date, r.about.source || r.about.title || r.about.id].filter(Boolean).join(", "))))),
      ...(row.event.disagreements || []).map((d) => el("li", { class: "fails" }, words(d.field) + ": ", bdi(d.values.map((v) => v.value).join(" / ")))))) : null;
  const named = record.id + " " + words(record.kind);
  return el("article", { class: "card", id: "card-" + record.id, tabindex: "-1", "aria-label": named },
    el("header", {}, el("h3", {}, el("a", { href: "#a/" + n + "/" + record.id }, record.id + " ", chip(record.kind))),
      el("span", { class: "soft", text: [record.status, typeof record.confidence === "number" ? "confidence " + record.confidence.toFixed(2) : null].filter(Boolean).join(", ") })),
    el("p", { class: "sum" }, bdi(record.summary || "")), el("dl", {}, ...rows),
    said.length ? el("details", { open: said.length <= 2 }, el("summary", { text: said.length === 1 ? "One sentence" : said.length + " sentences" }), el("ul", {}, ...said)) : null, cue, event);
}

// Shows which words belong to a record.
function open(id) {
  document.querySelectorAll(".card").forEach((c) => c.classList.toggle("on", c.id === "card-" + id));
  document.querySelectorAll("#text [data-start]").forEach((s) => {
    s.classList.toggle("on", s.dataset.ev.split(" ").includes(id));
    s.classList.toggle("word", s.dataset.words.split(" ").includes(id));
  });
  document.querySelectorAll(".ref").forEach((a) => (a.dataset.ref === id ? a.setAttribute("aria-current", "true") : a.removeAttribute("aria-current")));
}

async function drawArticle(main, n, id) {
  const line = await article(n);
  if (!line) { main.append(el("p", { class: "note", text: "There is no such article in this page." })); return; }
  const about = line.article;
  const has = typeof about.text === "string";
  const url = about.url && address(about.url);
  const facts = [about.date, about.source, about.lang, about.id].filter(Boolean);
  main.append(el("p", {}, el("a", { href: "#deals", id: "up", text: "← All deals" })),
    el("h2", { tabindex: "-1" }, bdi(about.title || about.id, about.lang)),
    el("p", { class: "soft" }, ...facts.flatMap((fact, i) => [i ? " · " : null, bdi(fact)]), url ? " · " : null, url ? el("a", { href: url, rel: "noopener noreferrer nofollow", target: "_blank", text: "original" }) : null));
  if (about.truncated) main.append(el("p", { class: "note", text: "The service that delivered this text cut it." }));
  for (const note of line.notes || []) main.append(el("p", { class: "note" }, bdi(note.text || String(note))));
  const cards = el("section", { class: "cards", "aria-label": "Records" }, ...(line.records || []).map((r) => card(r, line, n)));
  if (!(line.records || []).length) cards.append(el("p", { class: "soft", text: "No record in this article." }));
  const split = el("div", { class: "split" }, cards);
  if (has) {
    const text = drawText(line, n);
    const shown = el("section", { "aria-label": "Text" });
    const box = (key, cls, name) => el("label", {}, el("input", { type: "checkbox", id: "show-" + key, checked: layers[key], on: { change: (event) => { layers[key] = event.target.checked; shown.classList.toggle("show-" + key, layers[key]); } } }), el("i", { class: cls, text: name }));
    for (const key of Object.keys(layers)) shown.classList.toggle("show-" + key, layers[key]);
    shown.append(el("div", { class: "legend", role: "group", "aria-label": "What is marked" }, box("qty", "q", "quantities"), box("co", "c", "companies"), box("ev", "e", "evidence")), text);
    split.append(shown);
  } else {
    split.classList.add("alone");
    main.append(el("p", { class: "note", id: "no-text", text: "The input of this page holds no texts, so the words behind the values cannot be shown. Make it from the articles, or from lines written with --emit articles --with-text." }));
  }
  main.append(split);
  if (id) {
    open(id);
    const target = byId("card-" + id);
    if (target) { target.scrollIntoView({ block: "nearest" }); target.focus({ preventScroll: true }); return true; }
  }
  return false;
}

function drawArticles(main) {
  const by = new Map();
  for (const r of index.records) by.set(r.article, (by.get(r.article) || 0) + 1);
  let page = 0, text = "";
  const list = el("tbody", {}), pager = el("div", { class: "pager" }), count = el("p", { class: "count" });
  const rows = index.articles.map((a, i) => ({ a, i, hay: [a.title, a.id, a.source].filter(Boolean).join("\n").toLowerCase() }));
  function redraw() {
    const kept = rows.filter((r) => r.hay.includes(text.toLowerCase()));
    const last = Math.max(0, Math.ceil(kept.length / PAGE) - 1);
    page = Math.min(page, last);
    list.replaceChildren(...kept.slice(page * PAGE, page * PAGE + PAGE).map(({ a, i }) => el("tr", {}, el("td", { class: "deal" }, el("a", { href: "#a/" + i }, bdi(a.title || a.id, a.lang))), el("td", { text: a.date || "", data: { label: "Date" } }), el("td", { data: { label: "Source" } }, a.source ? bdi(a.source) : null), el("td", { text: a.lang || "", data: { label: "Language" } }), el("td", { class: "num", text: String(by.get(i) || 0), data: { label: "Records" } }))));
    count.textContent = kept.length.toLocaleString("en") + " articles";
    const move = (by, name) => el("button", { type: "button", text: name, disabled: page + by < 0 || page + by > last, on: { click: () => { page += by; redraw(); } } });
    pager.replaceChildren(...(last ? [move(-1, "Previous"), el("span", { class: "soft", text: "Page " + (page + 1) + " of " + (last + 1) }), move(1, "Next")] : []));
  }
  main.append(el("h2", { tabindex: "-1", text: "Articles" }), el("form", { class: "filters", role: "search", "aria-label": "Filter articles", on: { submit: (event) => event.preventDefault() } }, el("label", { class: "wide" }, "Title, source or file", el("input", { type: "search", on: { input: (event) => { text = event.target.value; page = 0; redraw(); } } }))), count,
    el("div", { class: "wrap" }, el("table", { class: "stack" }, el("caption", { class: "sr", text: "Articles" }), el("thead", {}, el("tr", {}, ...["Title", "Date", "Source", "Language", "Records"].map((h, i) => el("th", { scope: "col", class: i === 4 ? "num" : null, text: h })))), list)), pager);
  redraw();
}
