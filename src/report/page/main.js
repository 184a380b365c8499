// Which view is shown: the part of the address behind the hash, so that the browser's own back and forward work.
const VIEWS = { deals: drawDeals, timeline: drawTimeline, flows: drawFlows, articles: drawArticles };
let turn = 0, shownArticle = null;

async function show(first) {
  const mine = ++turn;
  const main = byId("main");
  const route = /^#a\/(\d+)(?:\/(r\d+))?$/.exec(location.hash);
  const name = route ? "article" : Object.hasOwn(VIEWS, location.hash.slice(1)) ? location.hash.slice(1) : index.articles.length === 1 && first === true && !location.hash ? "article" : "deals";
  if (location.hash === "#main") return;
  for (const link of byId("nav").children) {
    if (link.hash === "#" + name) link.setAttribute("aria-current", "page"); else link.removeAttribute("aria-current");
  }
  byId("back")?.remove();
  // another record of the article that is shown already: only the highlighting moves
  if (route && route[2] && shownArticle === route[1] && byId("card-" + route[2])) {
    open(route[2]);
    const card = byId("card-" + route[2]);
    card.scrollIntoView({ block: "nearest" }); card.focus({ preventScroll: true });
    return;
  }
  forget();
  shownArticle = null;
  const fresh = document.createDocumentFragment();
  const holder = el("div", {});
  main.replaceChildren(holder);
  fresh.append(holder);
  main.replaceChildren(holder);
  let focused = false;
  if (name === "article") {
    const n = route ? route[1] : "0";
    focused = await drawArticle(holder, Number(n), route ? route[2] : undefined);
    if (mine !== turn) return;
    shownArticle = n;
  } else VIEWS[name](holder);
  main.dataset.view = name;
  if (first !== true && !focused) { scrollTo(0, 0); holder.querySelector("h2")?.focus({ preventScroll: true }); }
  const heading = holder.querySelector("h2");
  document.title = (heading ? heading.textContent + " · " : "") + index.title;
}

const THEMES = [["", "auto", "as the system"], ["light", "light", "light"], ["dark", "dark", "dark"]];
function theme(choice) {
  const [value, name, told] = THEMES.find(([v]) => v === choice) || THEMES[0];
  if (value) document.documentElement.dataset.theme = value; else delete document.documentElement.dataset.theme;
  byId("theme").textContent = "Colours: " + name;
  byId("theme").setAttribute("aria-label", "Colours: " + told);
  try { localStorage.setItem("dealsift-theme", value); } catch { /* a page from the disk may have no store */ }
  recolour();
}
byId("theme").addEventListener("click", () => {
  const at = THEMES.findIndex(([v]) => v === (document.documentElement.dataset.theme || ""));
  theme(THEMES[(at + 1) % THEMES.length][0]);
});
byId("skip").addEventListener("click", (event) => { event.preventDefault(); byId("main").focus(); });
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolour);
addEventListener("hashchange", show);

(async () => {
  let kept = "";
  try { kept = localStorage.getItem("dealsift-theme") || ""; } catch { /* as above */ }
  if (kept) theme(kept);
  try {
    index = JSON.parse(await unpack("index"));
    prepare();
    byId("title").textContent = index.title;
    await show(true);
    performance.mark("dealsift-first-view");
  } catch (fault) {
    byId("main").replaceChildren(el("p", { class: "note", text: "This page could not be drawn: " + fault.message }));
    throw fault;
  }
})();
