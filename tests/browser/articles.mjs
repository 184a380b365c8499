// Articles for the tests: hostile ones, and many.

const marks = ["\u202e", "\u2066", "\u2067", "\u2068", "\u2069", "\u200f", "\u200e", "\u061c", "\ufeff", "\u2028", "\u2029", "\u0000", "\u0085"];
const payloads = [
  "<script>window.hit=1</script>", "</script><script>window.hit=1</script>", "<img src=x onerror=window.hit=1>", "<svg onload=window.hit=1>",
  "<svg><script>window.hit=1</script></svg>", "\"><script>window.hit=1</script>", "'><img src=x onerror='window.hit=1'>", "<iframe srcdoc=\"<script>parent.hit=1</script>\"></iframe>",
  "<iframe src=javascript:parent.hit=1>", "<a href=\"javascript:window.hit=1\">Alfa</a>", "<body onload=window.hit=1>", "<input autofocus onfocus=window.hit=1>",
  "<details open ontoggle=window.hit=1>", "<video><source onerror=window.hit=1></video>", "<math><mtext><img src=x onerror=window.hit=1>", "<style>*{background:url(https://example.invalid/)}</style>",
  "<link rel=stylesheet href=https://example.invalid/a.css>", "<base href=https://example.invalid/>", "<meta http-equiv=refresh content=\"0;url=https://example.invalid\">", "<object data=https://example.invalid></object>",
  "<embed src=https://example.invalid>", "<form action=https://example.invalid><button>x</button></form>", "<!--", "-->", "<![CDATA[", "]]>", "{{INDEX}}", "{{SCRIPT}}", "${window.hit=1}", "`;window.hit=1;`",
  "\\u003cscript\\u003ewindow.hit=1\\u003c/script\\u003e", "&lt;script&gt;window.hit=1&lt;/script&gt;", "&#60;img src=x onerror=window.hit=1&#62;", "\"onmouseover=\"window.hit=1", "' onclick='window.hit=1",
  "</textarea><script>window.hit=1</script>", "</title><script>window.hit=1</script>", "</style><script>window.hit=1</script>", "<template><script>window.hit=1</script></template>", "<xss onpointerenter=window.hit=1>",
  "__proto__", "constructor", "{\"__proto__\":{\"hit\":1}}", "“”‘’«»‹›„‚\"'`´", "\\", "\\\"", "𝒜😀👩‍👩‍👧‍👦🏳️‍🌈",
];

// Each tells a deal, so that its words become names, amounts, cards and rows.
export function hostile() {
  const all = [...payloads, ...marks];
  return all.map((bad, i) => ({
    id: "h" + i,
    lang: "it",
    date: "2026-03-" + String((i % 28) + 1).padStart(2, "0"),
    title: bad + " compra",
    source: bad,
    url: i % 2 ? "javascript:window.hit=1" : "https://example.invalid/" + encodeURIComponent(bad),
    text: `${bad} Alfa${bad} Spa ha rilevato Beta Srl per ${i + 1} milioni di euro.\nÈ ${bad} la "Gamma ${bad} Spa" che ha investito 30 milioni di dollari in Delta Srl ${bad}.\nEni Spa ha comprato Alfa Spa per 20 milioni di euro${bad}`,
  }));
}

// Texts told again with other numbers, so that no two are the same.
export function many(texts, count) {
  return Array.from({ length: count }, (_, i) => {
    const text = texts[i % texts.length].replace(/^---[^]*?\n---\n/, "").replace(/\b([2-9])(?=\d* (?:milioni|miliardi))/g, (digit) => String(1 + ((Number(digit) + i) % 9)));
    return { id: "m" + String(i).padStart(4, "0"), lang: "it", date: new Date(Date.UTC(2024, 0, 1 + (i % 900))).toISOString().slice(0, 10), title: "Articolo " + i + ": " + text.trim().slice(0, 60).replace(/\s+/g, " "), text };
  });
}
