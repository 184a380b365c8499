// A report in a real browser: what a reader does with it, and what hostile articles do not.
//
//   cargo build --release && cd tests/browser && npm ci && npm test
//
// DEALSIFT names another binary, CHROMIUM another browser. Screenshots go to tests/browser/shots.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, dirname } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { hostile, many } from "./articles.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const shots = join(here, "shots");
const dealsift = process.env.DEALSIFT || ["release", "quick", "debug"].map((p) => join(root, "target", p, "dealsift")).filter(existsSync).toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
const scratch = mkdtempSync(join(tmpdir(), "dealsift-report-"));
let browser;

before(async () => {
  mkdirSync(shots, { recursive: true });
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    headless: true,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
});
after(async () => {
  await browser?.close();
  rmSync(scratch, { recursive: true, force: true });
});

function report(name, ...inputs) {
  const file = join(scratch, name + ".html");
  execFileSync(dealsift, ["report", "--quiet", ...inputs, "-o", file], { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  return file;
}

// A page that tells everything that must not happen on it.
async function opened(file, hash = "", options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && faults.push("console: " + message.text()));
  page.on("pageerror", (fault) => faults.push("script: " + fault.message));
  page.on("dialog", (dialog) => { faults.push("dialog: " + dialog.message()); dialog.dismiss(); });
  page.on("request", (request) => request.url() !== pathToFileURL(file).href && faults.push("request: " + request.url()));
  await page.addInitScript(() => addEventListener("securitypolicyviolation", (e) => console.error("policy: " + e.violatedDirective + " " + e.blockedURI)));
  await page.goto(pathToFileURL(file).href + hash);
  await page.waitForSelector("#main[data-view]");
  return { page, faults, close: () => context.close() };
}

test("sort, filter, open a card, jump to the words and back, dark mode", async () => {
  const { page, faults, close } = await opened(report("it", "corpus/it"));
  await page.screenshot({ path: join(shots, "deals-light.png") });
  const column = (n) => page.$$eval("#deals tbody tr", (rows, n) => rows.map((r) => r.cells[n].textContent.trim()), n);

  const dates = await column(3);
  assert.deepEqual(dates.filter(Boolean), dates.filter(Boolean).toSorted().reverse(), "the latest stand first");
  const confidence = page.locator("#deals th", { hasText: "Confidence" });
  await confidence.locator("button").click();
  assert.equal(await confidence.getAttribute("aria-sort"), "descending");
  const sure = (await column(4)).map(Number);
  assert.deepEqual(sure, sure.toSorted((a, b) => b - a));
  await confidence.locator("button").press("Enter");
  assert.equal(await confidence.getAttribute("aria-sort"), "ascending");
  assert.equal(await page.locator("#deals th[aria-sort]").count(), 1);

  const all = await page.textContent("#count");
  await page.fill("#f-text", "campari");
  const few = await column(0);
  assert.ok(few.length > 0 && (await page.textContent("#count")) !== all);
  assert.equal(await page.textContent("#status"), await page.textContent("#count"), "the count is read out");
  await page.selectOption("#f-kind", "acquisition");
  assert.ok((await column(0)).every((text) => text.startsWith("acquisition")));
  await page.fill("#f-text", "no company has such a name");
  assert.match(await page.textContent("#count"), /No record/);
  await page.click("form.filters button[type=reset]");
  assert.equal(await page.textContent("#count"), all);

  await page.fill("#f-text", "nordika");
  await page.selectOption("#f-kind", "funding_round");
  await page.locator("#deals tbody a").first().click();
  await page.waitForSelector(".card.on");
  assert.equal(await page.evaluate(() => document.activeElement.className), "card on", "the card has the focus");
  const amount = page.locator(".card.on dt:text-is('amount') + dd .jump");
  await amount.click();
  const words = await page.$$eval("#text .flash", (marks) => marks.map((m) => m.textContent).join(""));
  assert.equal(words, "3,2 miliardi di euro");
  assert.ok(await page.evaluate(() => document.activeElement.classList.contains("flash")), "the words have the focus");
  await page.screenshot({ path: join(shots, "article-light.png") });
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "EUR 3.2 bn", "and back");
  await amount.click();
  await page.click("#back");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "EUR 3.2 bn");
  const other = page.locator("#text .ref").last();
  const id = await other.textContent();
  await other.click();
  await page.waitForSelector(`#card-${id}.on`);
  await page.goBack();
  await page.waitForSelector(".card.on");
  await page.goBack();
  await page.waitForSelector("#deals");
  assert.equal(await page.inputValue("#f-text"), "nordika", "filters stay");

  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  await page.click("#theme");
  await page.click("#theme");
  assert.equal(await page.getAttribute("#theme", "aria-label"), "Colours: dark");
  assert.notEqual(await paper(), light);
  await page.screenshot({ path: join(shots, "deals-dark.png") });
  assert.deepEqual(faults, []);
  await close();
});

test("plots are drawn, in both colours and both forms", async () => {
  const { page, faults, close } = await opened(report("both", "corpus/it", "corpus/en"), "#timeline", { colorScheme: "dark" });
  await page.waitForSelector("#months[data-drawn] canvas");
  await page.screenshot({ path: join(shots, "timeline-dark.png") });
  await page.emulateMedia({ colorScheme: "light" });
  await page.click("nav a[href='#flows']");
  await page.waitForSelector("#flow[data-drawn] canvas");
  await page.screenshot({ path: join(shots, "flows-light.png") });
  await page.click("button[data-form=graph]");
  await page.selectOption("#flow-unit", "W");
  await page.waitForSelector("#flow[data-drawn] canvas");
  assert.match(await page.textContent("table"), /GW|MW/, "a table tells the same");
  await page.click("nav a[href='#articles']");
  await page.waitForSelector("#main[data-view=articles] table");
  assert.deepEqual(faults, []);
  await close();
});

test("with events each deal stands once, and its card tells who else tells it", async () => {
  const events = join(scratch, "events.jsonl");
  execFileSync(dealsift, ["events", "corpus/events", "-o", events], { cwd: root, stdio: "ignore" });
  const { page, faults, close } = await opened(report("events", "corpus/events", "--events", events));
  const count = async () => Number((await page.textContent("#count")).split(" ")[0]);
  const once = await count();
  await page.screenshot({ path: join(shots, "events-light.png") });
  await page.locator("#f-once").uncheck();
  assert.ok((await count()) > once, "every telling");
  await page.locator("#f-once").check();
  assert.equal(await count(), once);
  await page.locator("#deals tbody tr:has(.told) a").first().click();
  const other = page.locator(".card.on .event a").first();
  const from = page.url();
  await other.click();
  await page.waitForFunction((from) => location.href !== from && document.querySelector(".card.on .event"), from);
  assert.deepEqual(faults, []);
  await close();
});

test("an article that tells a circle of money shows every record, each linked to its words", async () => {
  const input = "corpus/it/a-round-vertigo-compute.txt";
  const line = JSON.parse(execFileSync(dealsift, ["extract", "--quiet", "--emit", "articles", "--offsets", "utf16", input], { cwd: root }));
  const { page, faults, close } = await opened(report("circle", input));
  const cards = await page.$$eval(".card", (cards) => cards.map((c) => c.id));
  assert.deepEqual(cards, line.records.map((r) => "card-" + r.id), "a page of one article opens it");
  for (const record of line.records) {
    const card = page.locator("#card-" + record.id);
    const jumps = await card.locator(".jump[data-start]").evaluateAll((all) => all.map((j) => [Number(j.dataset.start), Number(j.dataset.end)]));
    for (const party of record.parties) assert.ok(jumps.some(([start, end]) => start === party.start && end === party.end), record.id + " " + party.company);
    for (const [start, end] of record.evidence) assert.ok(jumps.some((j) => j[0] === start && j[1] === end), record.id + " evidence");
    await card.locator(".jump:visible").first().click();
    const words = await page.$$eval("#text .flash", (marks) => marks.map((m) => m.textContent).join(""));
    assert.equal(words, record.parties[0]?.text ?? words);
    assert.ok(await page.locator(`#text .ref[data-ref=${record.id}]`).count(), record.id + " is named beside its evidence");
  }
  assert.deepEqual(faults, []);
  await close();
});

test("on a phone, and by keyboard alone", async () => {
  const { page, faults, close } = await opened(report("phone", "corpus/it"), "", { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok((await wide()) <= 0, "nothing stands beyond the side");
  await page.screenshot({ path: join(shots, "deals-phone.png") });
  await page.locator("#deals tbody a").first().click();
  await page.waitForSelector(".card.on");
  assert.ok((await wide()) <= 0);
  await page.screenshot({ path: join(shots, "article-phone.png") });
  await page.goto(page.url().split("#")[0] + "#flows");
  await page.waitForSelector("#flow[data-drawn]");
  assert.ok((await wide()) <= 0);
  await page.screenshot({ path: join(shots, "flows-phone.png") });
  await page.goto(page.url().split("#")[0] + "#deals");
  await page.waitForSelector("#deals");
  await page.reload();
  await page.waitForSelector("#deals");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.id), "skip", "the way past the header comes first");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "main");
  const nameless = await page.$$eval("button, a, input, select", (all) => all.filter((e) => !(e.textContent.trim() || e.getAttribute("aria-label") || e.labels?.[0]?.textContent.trim())).map((e) => e.outerHTML));
  assert.deepEqual(nameless, [], "every control has a name");
  assert.deepEqual(faults, []);
  await close();
});

test("hostile texts run nothing", async () => {
  const lines = hostile();
  assert.ok(lines.length >= 50);
  const input = join(scratch, "hostile.jsonl");
  writeFileSync(input, lines.map((l) => JSON.stringify(l)).join("\n") + "\n");
  const file = report("hostile", input);
  const { page, faults, close } = await opened(file);
  assert.equal(await page.locator("#articles-count, .totals dd").first().innerText().then((t) => t.split("\n")[0]), String(lines.length));
  const markup = await page.evaluate(() => document.querySelectorAll("script").length + document.querySelectorAll("style").length);
  for (const view of ["#timeline", "#flows", "#articles"]) {
    await page.goto(pathToFileURL(file).href + view);
    await page.waitForSelector(`#main[data-view=${view.slice(1)}]`);
  }
  let records = 0;
  for (let n = 0; n < lines.length; n++) {
    await page.goto(pathToFileURL(file).href + "#a/" + n);
    await page.waitForFunction((id) => document.querySelector("#main[data-view=article] .text") && document.querySelector("main .soft").textContent.includes(id), lines[n].id);
    const shown = await page.$eval("#text", (text) => [...text.childNodes].filter((c) => !c.classList?.contains("ref")).map((c) => c.textContent).join(""));
    assert.equal(shown, lines[n].text, "the text is shown as it is: " + lines[n].id);
    records += await page.locator(".card").count();
  }
  assert.ok(records >= lines.length, "they tell deals: " + records);
  assert.equal(await page.evaluate(() => window.hit), undefined);
  const strange = await page.$$eval("main *", (all) => all.filter((e) => ["SCRIPT", "IMG", "SVG", "IFRAME", "OBJECT", "EMBED", "STYLE", "LINK", "BASE", "FORM"].includes(e.tagName) || [...e.attributes].some((a) => a.name.startsWith("on"))).length);
  assert.equal(strange, 0);
  const hrefs = await page.$$eval("a", (all) => all.map((a) => a.protocol));
  assert.ok(hrefs.every((p) => ["file:", "http:", "https:"].includes(p)));
  assert.ok(markup >= 4);
  assert.deepEqual(faults, []);
  await close();
});

test("two thousand articles: size and first view", async () => {
  const input = join(scratch, "many.jsonl");
  const texts = readdirSync(join(root, "corpus/it")).filter((name) => name.endsWith(".txt")).sort().map((name) => readFileSync(join(root, "corpus/it", name), "utf8"));
  writeFileSync(input, many(texts, 2000).map((l) => JSON.stringify(l)).join("\n") + "\n");
  const file = report("many", input);
  const size = statSync(file).size;
  const times = [];
  for (let i = 0; i < 3; i++) {
    const { page, faults, close } = await opened(file);
    times.push(await page.evaluate(() => performance.getEntriesByName("dealsift-first-view")[0].startTime));
    if (i === 2) {
      await page.fill("#f-text", "nordika");
      await page.locator("#deals tbody a").first().click();
      await page.waitForSelector(".card.on");
    }
    assert.deepEqual(faults, []);
    await close();
  }
  const first = times.toSorted((a, b) => a - b)[1];
  console.log(`2,000 articles: ${(size / 1e6).toFixed(1)} MB, first view after ${first.toFixed(0)} ms`);
  assert.ok(size <= 15e6, "size " + size);
  assert.ok(first <= 1500, "first view " + first);
});
