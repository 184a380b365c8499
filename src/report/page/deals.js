// The table of deals: filters, order, pages.
const PAGE = 50;
const asked = { once: true, text: "", kind: "", status: "", unit: "", lang: "", sure: "0", from: "", to: "", sort: "date", down: true, page: 0 };
const COLUMNS = [
  { key: "deal", head: "Deal", value: (r) => r.summary.toLowerCase() },
  { key: "amount", head: "Amount", class: "num", value: (r) => size(r) },
  { key: "status", head: "Status", value: (r) => state(r) || "" },
  { key: "date", head: "Date", value: (r) => r.day },
  { key: "confidence", head: "Confidence", class: "num", value: (r) => r.confidence },
  { key: "article", head: "Article", value: (r) => (r.about.title || r.about.id).toLowerCase() },
];

// What the table asks of a record again and again is worked out once.
function prepare() {
  for (const row of index.records) {
    row.about = index.articles[row.article];
    row.day = day(row.date) || row.about.date || "";
    row.sum = row.amount || row.power || row.energy || row.stake || row.valuation;
    row.size = least(row.sum);
    row.again = false;
    row.link = "#a/" + row.article + "/" + row.id;
    row.hay = [row.summary, row.product, row.metric, ...row.parties.map((p) => p.company), row.about.title, row.about.source, row.about.id].filter(Boolean).join("\n").toLowerCase();
  }
  gatherEvents();
}

// Which records tell one deal, where events are told: the first telling that is in the page stands for it.
function gatherEvents() {
  const places = new Map(index.records.map((r) => [r.about.id + "\n" + r.id, r]));
  for (const event of index.events || []) {
    event.rows = event.tellings.map((t) => places.get(t.article + "\n" + t.record)).filter(Boolean);
    event.rows.forEach((row, i) => { row.event = event; row.again = i > 0; });
  }
}

function counted(list) {
  const counts = new Map();
  for (const item of list) if (item) counts.set(item, (counts.get(item) || 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

// Where each deal stands once, it stands with what was chosen of all that is told of it.
const state = (r) => (asked.once && r.event ? r.event.status : r.status);
const sum = (r) => (asked.once && r.event && r.event.amount ? r.event.amount : r.sum);
const size = (r) => least(sum(r));

function found() {
  const needles = asked.text.toLowerCase().split(/\s+/).filter(Boolean);
  const told = new Set();
  const kept = index.records.filter((r) =>
    (!asked.kind || (asked.kind === "deals" ? r.kind !== "figure" && r.kind !== "valuation" : r.kind === asked.kind)) &&
    (!asked.status || state(r) === asked.status) &&
    (!asked.unit || (sum(r) && sum(r).unit === asked.unit)) &&
    (!asked.lang || r.about.lang === asked.lang) &&
    r.confidence >= Number(asked.sure) &&
    (!asked.from || r.day >= asked.from) && (!asked.to || (r.day && r.day <= asked.to)) &&
    needles.every((needle) => r.hay.includes(needle)) &&
    // of a deal the first telling that meets the filters stands for it
    !(asked.once && r.event && (told.has(r.event) || !told.add(r.event))));
  const column = COLUMNS.find((c) => c.key === asked.sort);
  const sign = asked.down ? -1 : 1;
  // amounts of different units are not compared: the unit that most records have comes first
  const rank = new Map(counted(index.records.map((r) => r.sum && r.sum.unit)).map(([unit], i) => [unit, i]));
  const unit = (r) => (size(r) === undefined ? 1e9 : rank.get(sum(r).unit) ?? 1e6);
  return kept.map((r, i) => [r, i]).sort(([a, i], [b, j]) => {
    if (asked.sort === "amount" && unit(a) !== unit(b)) return unit(a) - unit(b);
    const [x, y] = [column.value(a), column.value(b)];
    const [none, nil] = [x === undefined || x === "", y === undefined || y === ""];
    if (none || nil) return none - nil || i - j;
    return x === y ? i - j : (x < y ? -1 : 1) * sign;
  }).map(([r]) => r);
}

// Sums are over events only, so that no deal counts as often as it is told; planned, rumoured and cancelled ones are left out.
function firm() {
  if (!index.events) return [];
  const events = index.events.filter((e) => e.rows.length);
  const sums = new Map();
  for (const e of events) {
    if (["announced", "completed"].includes(e.status) && e.amount && CURRENCY.test(e.amount.unit)) sums.set(e.amount.unit, (sums.get(e.amount.unit) || 0) + (least(e.amount) || 0));
  }
  const box = (name, text, small) => el("div", {}, el("dt", { text: name }), el("dd", { text }, el("small", { text: small })));
  return [box("Events", events.length.toLocaleString("en"), "deals, however often told"), ...[...sums].sort((a, b) => b[1] - a[1]).slice(0, 2).map(([unit, sum]) => box("Firm deals in " + unit, measure(sum, unit), "announced or completed, each once"))];
}

function totals() {
  const deals = index.records.filter((r) => r.kind !== "figure" && r.kind !== "valuation");
  const companies = new Set(index.records.flatMap((r) => r.parties.map((p) => p.company)));
  const box = (name, n, small) => el("div", {}, el("dt", { text: name }), el("dd", { text: n.toLocaleString("en") }, small ? el("small", { text: small }) : null));
  const money = counted(deals.map((r) => r.amount && r.amount.unit)).slice(0, 3);
  const largest = money.map(([unit, n]) => {
    const top = deals.filter((r) => r.amount && r.amount.unit === unit).reduce((a, b) => (least(b.amount) > least(a.amount) ? b : a));
    return el("div", {}, el("dt", { text: "Largest of " + n + " in " + unit }), el("dd", {}, el("a", { href: top.link, text: amount(top.amount) }), el("small", {}, bdi(top.parties.map((p) => p.company).join(", ")))));
  });
  const days = index.articles.map((a) => a.date).filter(Boolean).sort();
  const span = days.length ? days[0] + (days[0] === days.at(-1) ? "" : " to " + days.at(-1)) : "";
  return el("dl", { class: "totals" }, box("Articles", index.articles.length, span), ...firm(),
    box(index.events ? "Deals as told" : "Deals", deals.length, counted(deals.map((r) => words(r.kind))).slice(0, 2).map(([k, n]) => n + " " + k).join(", ")),
    box("Figures and valuations", index.records.length - deals.length), box("Names in them", companies.size), ...largest);
}

function filters(redraw) {
  const change = (key) => (value) => { asked[key] = value; asked.page = 0; redraw(); };
  const options = (all, list, show) => [["", all], ...list.map(([key, n]) => [key, (show || words)(key) + " (" + n + ")"])];
  const of = (value) => counted(index.records.map(value));
  const input = (label, type, key, cls) => el("label", { class: cls }, label, el("input", { type, id: "f-" + key, value: asked[key], on: { input: (event) => change(key)(event.target.value) } }));
  return el("form", { class: "filters", role: "search", "aria-label": "Filter deals", on: { submit: (event) => event.preventDefault() } },
    input("Company or word", "search", "text", "wide"),
    el("details", { class: "more", open: innerWidth > 704 }, el("summary", { text: "More filters" }), el("div", { class: "row" },
    select("Kind", [["", "all kinds"], ["deals", "deals only"], ...of((r) => r.kind).map(([k, n]) => [k, words(k) + " (" + n + ")"])], asked.kind, change("kind"), "f-kind"),
    select("Status", options("any", of((r) => r.status)), asked.status, change("status"), "f-status"),
    select("Unit", options("any", of((r) => r.sum && r.sum.unit), (u) => u), asked.unit, change("unit"), "f-unit"),
    select("Language", options("all", of((r) => r.about.lang), (l) => l), asked.lang, change("lang"), "f-lang"),
    select("Confidence", [["0", "any"], ["0.6", "0.60 and above"], ["0.78", "0.78 and above"], ["0.9", "0.90"]], asked.sure, change("sure"), "f-sure"),
    input("From", "date", "from"), input("To", "date", "to"),
    index.events ? el("label", { class: "once" }, el("input", { type: "checkbox", id: "f-once", checked: asked.once, on: { change: (event) => change("once")(event.target.checked) } }), "each deal once") : null,
    el("button", { type: "reset", text: "Clear", on: { click: (event) => {
      event.preventDefault();
      Object.assign(asked, { text: "", kind: "", status: "", unit: "", lang: "", sure: "0", from: "", to: "", page: 0 });
      show(); byId("f-text").focus();
    } } }))));
}

function drawDeals(main) {
  const head = el("tr", { role: "row" });
  const body = el("tbody", { role: "rowgroup" });
  const count = el("p", { class: "count", id: "count" });
  const pager = el("div", { class: "pager" });
  const order = (key, down) => { Object.assign(asked, { sort: key, down, page: 0 }); redraw(); };
  const toggle = (key) => order(key, asked.sort === key ? !asked.down : key === "amount" || key === "date" || key === "confidence");
  for (const c of COLUMNS) {
    head.append(el("th", { scope: "col", role: "columnheader", class: c.class, data: { key: c.key } },
      el("button", { type: "button", text: c.head, on: { click: () => toggle(c.key) } })));
  }
  const sorter = el("div", { class: "tools sorter" }, select("Sort by", COLUMNS.map((c) => [c.key, c.head]), asked.sort, (key) => order(key, asked.down), "f-sort"),
    el("button", { type: "button", text: "Turn order", on: { click: () => order(asked.sort, !asked.down) } }));
  function redraw() {
    const rows = found();
    const last = Math.max(0, Math.ceil(rows.length / PAGE) - 1);
    asked.page = Math.min(asked.page, last);
    for (const th of head.children) {
      if (th.dataset.key === asked.sort) th.setAttribute("aria-sort", asked.down ? "descending" : "ascending");
      else th.removeAttribute("aria-sort");
    }
    const from = asked.page * PAGE;
    body.replaceChildren(...rows.slice(from, from + PAGE).map(drawRow));
    count.textContent = rows.length ? rows.length.toLocaleString("en") + " of " + index.records.length.toLocaleString("en") + " records" + (last ? ", " + (from + 1) + " to " + Math.min(from + PAGE, rows.length) : "") : "No record meets all filters.";
    say(count.textContent);
    const move = (by, text) => el("button", { type: "button", text, disabled: asked.page + by < 0 || asked.page + by > last, on: { click: () => { asked.page += by; redraw(); count.scrollIntoView({ block: "center" }); } } });
    pager.replaceChildren(...(last ? [move(-1, "Previous"), el("span", { class: "soft", text: "Page " + (asked.page + 1) + " of " + (last + 1) }), move(1, "Next")] : []));
  }
  main.append(el("h2", { class: "sr", tabindex: "-1", text: "Deals" }), totals(), filters(redraw), sorter, count,
    el("div", { class: "wrap" }, el("table", { class: "stack", id: "deals", role: "table" }, el("caption", { class: "sr", text: "Deals and figures; the headers sort" }), el("thead", { role: "rowgroup" }, head), body)), pager);
  redraw();
}

function drawRow(r) {
  const cell = (label, cls, ...inner) => el("td", { role: "cell", class: cls, data: label ? { label } : {} }, ...inner);
  return el("tr", { role: "row" },
    cell("", "deal", chip(r.kind), " ", el("a", { href: r.link }, bdi(r.summary)), r.event && r.event.rows.length > 1 ? el("span", { class: "soft told", text: " told by " + r.event.articles + " articles" }) : null),
    cell("Amount", "num", amount(sum(r))),
    cell("Status", "flat", state(r) ? words(state(r)) : r.outlook || ""),
    cell("Date", "flat", r.date || r.about.date || ""),
    cell("Confidence", "num", r.confidence.toFixed(2)),
    cell("Article", "", el("a", { href: "#a/" + r.article }, bdi(r.about.title || r.about.id, r.about.lang))));
}
