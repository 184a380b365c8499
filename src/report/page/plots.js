// The plots. The library lies in the page as a block and is run when the first plot is asked for; what it draws stands in a table below as well.
let library = null;
const policy = window.trustedTypes ? {
  // the library clears its own boxes with an empty string; nothing else may become HTML
  empty: window.trustedTypes.createPolicy("default", { createHTML: (text) => (text === "" ? "" : null) }),
  plots: window.trustedTypes.createPolicy("plots", { createScript: (text) => text }),
} : null;
function plots() {
  library ??= parsed.then(() => unpack("plots")).then((source) => {
    const script = document.createElement("script");
    // the policy of the page runs a script only if its digest is the one that is named there
    script.textContent = policy ? policy.plots.createScript(source) : source;
    document.head.append(script);
    if (!window.echarts) throw new Error("the plots could not be loaded");
    return window.echarts;
  });
  return library;
}

const drawn = [];
const isDark = () => {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
};
// Draws into a box once it comes near the screen, and anew with other colours or another width.
function plot(box, options, click) {
  const draw = async () => {
    const echarts = await plots();
    if (!box.isConnected) return;
    const old = echarts.getInstanceByDom(box);
    if (old) old.dispose();
    const style = getComputedStyle(document.body);
    const colours = { ink: style.color, soft: isDark() ? "#a3abb8" : "#565d69", line: isDark() ? "#343943" : "#dcdfe4" };
    const chart = echarts.init(box, null, { renderer: "canvas" });
    chart.setOption({ animation: false, backgroundColor: "transparent", textStyle: { color: colours.ink, fontFamily: style.fontFamily }, aria: { enabled: true }, ...options(colours) });
    if (click) chart.on("click", click);
    box.dataset.drawn = "yes";
    box.setAttribute("role", "img");
  };
  const seen = new IntersectionObserver((entries) => { if (entries.some((e) => e.isIntersecting)) { seen.disconnect(); draw(); } }, { rootMargin: "200px" });
  seen.observe(box);
  drawn.push({ box, redraw: () => { if (box.dataset.drawn) draw(); }, resize: () => window.echarts?.getInstanceByDom(box)?.resize() });
}
const forget = () => { for (const { box } of drawn.splice(0)) window.echarts?.getInstanceByDom(box)?.dispose(); };
const recolour = () => drawn.forEach((d) => d.redraw());
addEventListener("resize", () => drawn.forEach((d) => d.resize()));

const tooltip = (colours) => ({ renderMode: "richText", confine: true, backgroundColor: isDark() ? "#262a32" : "#fff", borderColor: colours.line, textStyle: { color: colours.ink, fontSize: 12 } });
const short = (text, n = 26) => (text.length > n ? text.slice(0, n - 1) + "…" : text);

const isDeal = (r) => !r.again && r.kind !== "figure" && r.kind !== "valuation";

// Two years of months without a gap, up to the last publication; what lies before or behind stands at the ends.
function slots(days) {
  const last = (index.articles.map((a) => a.date).filter(Boolean).sort().at(-1) || days.toSorted().at(-1)).slice(0, 7);
  const months = [];
  let [year, month] = last.split("-").map(Number);
  const earliest = days.toSorted()[0].slice(0, 7);
  for (let i = 0; i < 24; i++) {
    months.unshift(String(year).padStart(4, "0") + "-" + String(month).padStart(2, "0"));
    if (months[0] <= earliest) break;
    if (--month === 0) { month = 12; year--; }
  }
  const [first, before, after] = [months[0], "before", "later"];
  const slot = (day) => (day.slice(0, 7) < first ? before : day.slice(0, 7) > last ? after : day.slice(0, 7));
  const used = new Set(days.map(slot));
  return [[...(used.has(before) ? [before] : []), ...months, ...(used.has(after) ? [after] : [])], slot];
}

function drawTimeline(main) {
  const dated = index.records.filter((r) => isDeal(r) && r.day);
  main.append(el("h2", { tabindex: "-1", text: "Timeline" }));
  if (!dated.length) { main.append(el("p", { class: "note", text: "No deal here has a date." })); return; }
  const [months, slot] = slots(dated.map((r) => r.day));
  const kinds = KINDS.filter((kind) => dated.some((r) => r.kind === kind));
  const count = (kind, month) => dated.filter((r) => r.kind === kind && slot(r.day) === month).length;
  const counts = kinds.map((kind) => months.map((month) => count(kind, month)));
  const bars = el("div", { class: "plot low", id: "months", "aria-label": "Deals by month and kind; the table below tells the same" });
  main.append(el("p", { class: "soft", text: "By the day that the text tells, else the day of publication. " + (index.events ? "Each deal stands once." : "A deal that several articles tell stands here as often.") }), bars);
  plot(bars, (colours) => ({
    color: kinds.map((k) => COLOURS[k]), tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, ...tooltip(colours) },
    legend: { type: "scroll", top: 8, textStyle: { color: colours.ink }, pageTextStyle: { color: colours.ink } }, grid: { left: 12, right: 20, top: 48, bottom: 30, containLabel: true },
    xAxis: { type: "category", data: months, axisLabel: { color: colours.soft }, axisLine: { lineStyle: { color: colours.line } } },
    yAxis: { type: "value", minInterval: 1, axisLabel: { color: colours.soft }, splitLine: { lineStyle: { color: colours.line } } },
    series: kinds.map((kind, i) => ({ name: words(kind), type: "bar", stack: "all", barMaxWidth: 42, data: counts[i].map((n) => n || null) })),
  }));
  main.append(el("details", {}, el("summary", { text: "The same as a table" }), table("Deals by month and kind", [["Month", ""], ...kinds.map((k) => [words(k), "num"])], months.map((m, i) => [m, ...counts.map((c) => String(c[i]))]))));
  const units = counted(dated.map((r) => r.amount && CURRENCY.test(r.amount.unit || "") && least(r.amount) > 0 && r.amount.unit));
  if (!units.length) return;
  let unit = units[0][0];
  const dots = el("div", { class: "plot", id: "dots", "aria-label": "Deals by day and amount; the table of deals tells the same" });
  const draw = () => plot(dots, (colours) => ({
    tooltip: { ...tooltip(colours), formatter: (p) => p.data.row.date + "  " + amount(p.data.row.amount) + "\n" + p.data.row.summary.replace(/(.{1,60})(\s|$)/g, "$1\n").trim() },
    legend: { type: "scroll", top: 8, textStyle: { color: colours.ink }, pageTextStyle: { color: colours.ink } }, grid: { left: 12, right: 24, top: 48, bottom: 30, containLabel: true },
    xAxis: { type: "time", axisLabel: { color: colours.soft, hideOverlap: true }, axisLine: { lineStyle: { color: colours.line } } },
    yAxis: { type: "log", axisLabel: { color: colours.soft, formatter: (n) => measure(n, "") }, splitLine: { lineStyle: { color: colours.line } } },
    series: kinds.map((kind) => ({ name: words(kind), type: "scatter", symbolSize: 11, itemStyle: { color: COLOURS[kind], opacity: 0.8 }, data: dated.filter((r) => r.kind === kind && r.amount && r.amount.unit === unit && least(r.amount) > 0).map((r) => ({ value: [r.day, least(r.amount)], row: { date: r.date || r.day, amount: r.amount, summary: r.summary, link: r.link } })) })),
  }), (p) => { location.hash = p.data.row.link; });
  main.append(el("h3", { text: "By amount" }), el("div", { class: "tools" }, select("Currency", units.map(([u, n]) => [u, u + " (" + n + ")"]), unit, (u) => { unit = u; draw(); }, "t-unit")), dots);
  draw();
}

// Who gives, who takes: money by the roles of the kind, power from supplier to customer. A sum of several givers is not divided.
const GIVES = { funding_round: [["investor", "lead_investor"], ["recipient"]], investment: [["investor"], ["recipient"]], acquisition: [["acquirer"], ["seller", "target"]], debt: [["lender"], ["borrower"]], supply: [["customer"], ["supplier"]], capacity: [["customer"], ["supplier"]] };
function flows(unit, firm) {
  const edges = new Map();
  const add = (from, to, sum, row, exact) => {
    if (!(sum > 0) || !from || !to || from === to) return;
    const key = row.event ? [from, to, row.event.event].join("\n") : [from, to, row.kind, sum].join("\n");
    if (!edges.has(key)) edges.set(key, { from, to, sum, kind: row.kind, rows: [], exact });
    edges.get(key).rows.push(row);
  };
  for (const r of index.records) {
    if (!GIVES[r.kind] || (firm ? !["announced", "completed"].includes(r.status) : r.status === "cancelled")) continue;
    const of = (roles) => [...new Set(r.parties.filter((p) => roles.includes(p.role)).map((p) => p.company))];
    const [gives, takes] = GIVES[r.kind];
    const takers = takes.map((role) => of([role])).find((list) => list.length) || [];
    if (unit === "W") {
      if (r.power && r.kind === "capacity") add(of(["supplier"]).join(" + "), of(["customer"]).join(" + "), least(r.power), r, true);
      continue;
    }
    const own = r.parties.filter((p) => gives.includes(p.role) && p.amount && p.amount.unit === unit);
    const to = takers.join(" + ");
    for (const p of own) add(p.company, to, least(p.amount), r, true);
    if (!own.length && r.amount && r.amount.unit === unit) add(of(gives).join(" + "), to, least(r.amount), r, true);
  }
  return [...edges.values()].sort((a, b) => b.sum - a.sum || (a.from + a.to < b.from + b.to ? -1 : 1));
}

// Pairs that both give to and take from each other.
function mutual(all) {
  const has = new Set(all.map((e) => e.from + "\n" + e.to));
  return (e) => has.has(e.to + "\n" + e.from);
}

let flowUnit = null, flowFirm = true, flowForm = "sankey";
function drawFlows(main) {
  main.append(el("h2", { tabindex: "-1", text: "Flows" }));
  const units = counted(index.records.filter((r) => GIVES[r.kind]).map((r) => r.amount && CURRENCY.test(r.amount.unit || "") && r.amount.unit));
  if (index.records.some((r) => r.kind === "capacity" && r.power)) units.push(["W", index.records.filter((r) => r.kind === "capacity" && r.power).length]);
  if (!units.length) { main.append(el("p", { class: "note", text: "No deal here tells both sides and a sum." })); return; }
  if (!units.some(([u]) => u === flowUnit)) flowUnit = units[0][0];
  const box = el("div", { class: "plot", id: "flow" });
  const rest = el("div", {});
  const form = (name, text) => el("button", { type: "button", "aria-pressed": String(flowForm === name), data: { form: name }, text, on: { click: () => { flowForm = name; forms.querySelectorAll("button").forEach((b) => b.setAttribute("aria-pressed", String(b.dataset.form === name))); draw(); } } });
  const forms = el("div", { role: "group", "aria-label": "Form of the plot", class: "tools" }, form("sankey", "Streams"), form("graph", "Network"));
  main.append(el("div", { class: "tools" }, select("What flows", units.map(([u, n]) => [u, (u === "W" ? "power, from supplier to customer" : "money in " + u) + " (" + n + ")"]), flowUnit, (u) => { flowUnit = u; draw(); }, "flow-unit"),
    select("Which deals", [["firm", "announced and completed"], ["all", "also planned and rumoured"]], flowFirm ? "firm" : "all", (v) => { flowFirm = v === "firm"; draw(); }, "flow-firm"), forms),
    el("p", { class: "soft", text: "Who gives stands on the left, who takes on the right; a name on both sides does both. A sum that several give together is not divided among them. The same kind, parties and sum in several articles count once; no currency is converted." }), box, rest);
  function draw() {
    const all = flows(flowUnit, flowFirm);
    const round = mutual(all);
    const shown = all.slice(0, 30);
    rest.replaceChildren();
    box.hidden = !shown.length;
    if (!shown.length) { rest.append(el("p", { class: "note", text: "No such deal here tells both sides and a sum." })); return; }
    const what = flowUnit === "W" ? "power" : "money in " + flowUnit;
    box.setAttribute("aria-label", "Flows of " + what + "; the table below tells the same");
    const links = new Map();
    for (const e of shown) {
      const key = e.from + "\n" + e.to;
      const link = links.get(key) || { from: e.from, to: e.to, sum: 0, link: e.rows[0].link, round: round(e) };
      link.sum += e.sum; links.set(key, link);
    }
    forgetOnly(box);
    const sides = Math.max(new Set(shown.map((e) => e.from)).size, new Set(shown.map((e) => e.to)).size);
    box.style.height = flowForm === "sankey" ? Math.max(280, sides * 24 + 40) + "px" : innerWidth < 700 ? "24rem" : "40rem";
    plot(box, flowForm === "sankey" ? sankey([...links.values()]) : graph([...links.values()]), (p) => { if (p.data && p.data.to) location.hash = p.data.to; });
    if (all.length > shown.length) rest.append(el("p", { class: "soft", text: "Drawn are the " + shown.length + " largest of " + all.length + "." }));
    rest.append(el("h3", { text: "The same as a table" }), table("Flows of " + what, [["From", ""], ["To", ""], ["Sum", "num"], ["Kind", ""], ["Told by", ""]], all.slice(0, 200).map((e) => [bdi(e.from), el("span", {}, bdi(e.to), round(e) ? el("span", { class: "soft", text: " (and back)" }) : null), measure(e.sum, flowUnit), words(e.kind),
      el("span", {}, ...e.rows.slice(0, 5).flatMap((r, i) => [i ? ", " : null, el("a", { href: r.link }, bdi(short(r.about.title || r.about.id, 40)))]), e.rows.length > 5 ? " and " + (e.rows.length - 5) + " more" : null)])));
  }
  draw();
}
const forgetOnly = (box) => { const at = drawn.findIndex((d) => d.box === box); if (at >= 0) drawn.splice(at, 1); window.echarts?.getInstanceByDom(box)?.dispose(); };

// Two columns, so that money that comes back is no knot: a name may stand in both.
function sankey(links) {
  const narrow = innerWidth < 700;
  const names = [...new Set(links.flatMap((l) => ["> " + l.from, "< " + l.to]))];
  return (colours) => ({
    tooltip: { ...tooltip(colours), formatter: (p) => (p.dataType === "edge" ? p.data.source.slice(2) + " → " + p.data.target.slice(2) + "\n" + measure(p.data.value, flowUnit) : p.name.slice(2) + "\n" + measure(p.value, flowUnit)) },
    series: [{ type: "sankey", left: narrow ? 4 : 170, right: narrow ? 4 : 190, top: 14, bottom: 14, nodeGap: 9, nodeWidth: 12, emphasis: { focus: "adjacency" },
      lineStyle: { color: "gradient", opacity: 0.38 }, label: { color: colours.ink, fontSize: 12, textBorderWidth: 0, formatter: (p) => short(p.name.slice(2), narrow ? 16 : 24) },
      data: names.map((name, i) => ({ name, itemStyle: { color: PALETTE[hash(name.slice(2)) % PALETTE.length], borderWidth: 0 }, label: { position: name.startsWith(">") === narrow ? "right" : "left" } })),
      links: links.map((l) => ({ source: "> " + l.from, target: "< " + l.to, value: l.sum, to: l.link })) }],
  });
}
function graph(links) {
  const names = [...new Set(links.flatMap((l) => [l.from, l.to]))].sort();
  const most = Math.max(...links.map((l) => l.sum));
  const weight = new Map(names.map((n) => [n, links.filter((l) => l.from === n || l.to === n).reduce((a, l) => a + l.sum, 0)]));
  const heaviest = Math.max(...weight.values());
  return (colours) => ({
    tooltip: { ...tooltip(colours), formatter: (p) => (p.dataType === "edge" ? p.data.source + " → " + p.data.target + "\n" + measure(p.data.value, flowUnit) : p.name) },
    series: [{ type: "graph", layout: "circular", circular: { rotateLabel: true }, roam: false, left: 130, right: 130, top: 105, bottom: 105, edgeSymbol: ["none", "arrow"], edgeSymbolSize: 8, emphasis: { focus: "adjacency" },
      label: { show: true, color: colours.ink, fontSize: 11, formatter: (p) => short(p.name, 22) },
      data: names.map((name) => ({ name, symbolSize: 8 + 26 * Math.sqrt(weight.get(name) / heaviest), itemStyle: { color: PALETTE[hash(name) % PALETTE.length] } })),
      links: links.map((l) => ({ source: l.from, target: l.to, value: l.sum, to: l.link, lineStyle: { width: 1 + 7 * Math.sqrt(l.sum / most), curveness: 0.22, opacity: l.round ? 0.9 : 0.45, color: l.round ? "#d55e00" : colours.soft } })) }],
  });
}
const PALETTE = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8f7fd6", "#8a6d5c", "#5bbf5b", "#b0a000"];
function hash(text) {
  let h = 0;
  for (let i = 0; i < text.length; i++) h = (h * 31 + text.charCodeAt(i)) >>> 0;
  return h;
}
