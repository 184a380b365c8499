// Elements are made here and nowhere else, and texts enter them as text.
function el(name, props, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(props || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (key === "class") node.className = value;
    else if (key === "text") node.textContent = value;
    else if (key === "on") for (const [event, act] of Object.entries(value)) node.addEventListener(event, act);
    else if (key === "data") Object.assign(node.dataset, value);
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}
// Words of an article keep their own direction and never turn what stands beside them.
const bdi = (text, lang) => el("bdi", { text, lang });
const chip = (kind) => el("span", { class: "kind k-" + kind, text: words(kind) });
const say = (text) => { byId("status").textContent = text; };

// An address is followed only where it is one of the web.
function address(url) {
  try {
    const parsed = new URL(url);
    return ["http:", "https:"].includes(parsed.protocol) ? parsed.href : null;
  } catch { return null; }
}

function select(label, options, value, change, id) {
  const list = el("select", { id, on: { change: (event) => change(event.target.value) } },
    ...options.map(([key, text]) => el("option", { value: key, text, selected: key === value })));
  return el("label", {}, label, list);
}

// A table with a header that is read out, and cells of text or nodes.
function table(caption, heads, rows) {
  return el("div", { class: "wrap" }, el("table", {}, el("caption", { class: "sr", text: caption }),
    el("thead", {}, el("tr", {}, ...heads.map(([text, cls]) => el("th", { scope: "col", class: cls, text })))),
    el("tbody", {}, ...rows.map((cells) => el("tr", {}, ...cells.map((cell, i) => el("td", { class: heads[i][1] }, cell)))))));
}
