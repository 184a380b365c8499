// The data of the page: blocks of gzip in base64, read when they are asked for. Nothing here touches the document but to find them.
"use strict";
const byId = (id) => document.getElementById(id);

async function unpack(id) {
  const block = byId(id);
  const coded = atob(block.textContent);
  const bytes = new Uint8Array(coded.length);
  for (let i = 0; i < coded.length; i++) bytes[i] = coded.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}

const parsed = new Promise((resolve) => {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", resolve, { once: true });
  else resolve();
});

// The last few parts are kept; a part holds some tens of articles.
const parts = new Map();
async function part(n) {
  await parsed;
  if (!parts.has(n)) {
    if (parts.size >= 8) parts.delete(parts.keys().next().value);
    parts.set(n, unpack("part" + n).then(JSON.parse));
  }
  return parts.get(n);
}

let index = null;
async function article(n) {
  const about = index.articles[n];
  return about && (await part(about.part))[about.at];
}

const KINDS = ["funding_round", "investment", "acquisition", "merger", "joint_venture", "partnership", "supply", "capacity", "debt", "listing", "valuation", "figure"];
const COLOURS = { funding_round: "#0072b2", investment: "#56b4e9", acquisition: "#d55e00", merger: "#e69f00", joint_venture: "#b0a000", partnership: "#8f7fd6", supply: "#009e73", capacity: "#5bbf5b", debt: "#8a6d5c", listing: "#cc79a7", valuation: "#7c8794", figure: "#a3a3a3" };
const words = (name) => String(name).replaceAll("_", " ");

// 3200000000 EUR is "EUR 3.2 bn", 2000000000 W is "2 GW".
const BOUNDS = { about: "about ", at_least: "at least ", at_most: "at most " };
function scaled(n, steps) {
  const size = Math.abs(n);
  const step = steps.find(([least]) => size >= least) || steps[steps.length - 1];
  const shown = n / step[0];
  return [Number(shown.toPrecision(Math.abs(shown) >= 1000 ? 6 : 4)).toLocaleString("en"), step[1]];
}
const MONEY = [[1e12, " tn"], [1e9, " bn"], [1e6, " m"], [1, ""]];
const POWER = [[1e12, "T"], [1e9, "G"], [1e6, "M"], [1e3, "k"], [1, ""]];
function measure(n, unit) {
  if (unit === "%") return n.toLocaleString("en", { maximumFractionDigits: 3 }) + " %";
  if (unit === "W" || unit === "Wh") {
    const [digits, prefix] = scaled(n, POWER);
    return digits + " " + prefix + unit;
  }
  const [digits, scale] = scaled(n, MONEY);
  return (unit ? unit + " " : "") + digits + scale;
}
function amount(a) {
  if (!a) return "";
  if (a.value !== undefined) return (BOUNDS[a.bound] || "") + measure(a.value, a.unit);
  const ends = [a.low, a.high].filter((n) => n !== undefined).map((n) => measure(n, a.unit));
  return ends.length ? ends.join(" to ") : a.text || "";
}
// What an amount counts as where it must be one number: its value, or the lower end.
const least = (a) => (a ? a.value ?? a.low ?? a.high : undefined);
const CURRENCY = /^[A-Z]{3}$/;

// The first day that a date as precise as "2026-Q1" may mean.
function day(date) {
  if (!date) return "";
  const quarter = /^(\d{4})-Q([1-4])$/.exec(date);
  if (quarter) return quarter[1] + "-" + String(quarter[2] * 3 - 2).padStart(2, "0") + "-01";
  return /^\d{4}(-\d\d){0,2}$/.test(date) ? date + "-01-01".slice((date.length - 4)) : "";
}
