// Does the jobs that come as JSON on standard input, in one headless browser, and prints what it found as JSON.
// It decides nothing: the tests say what is wrong.
//
// The input is {browser, tools, jobs}: the program of the browser, the folder with node_modules, and a list of jobs of
// the kinds in `kinds` below. The output is a list with a result for each job, or {error} where one failed.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const input = JSON.parse(readFileSync(0, "utf8"));
const load = createRequire(pathToFileURL(join(input.tools, "package.json")));
const { chromium } = load("playwright-core");
const axe = readFileSync(load.resolve("axe-core/axe.min.js"), "utf8");
const measures = readFileSync(new URL("measures.js", import.meta.url), "utf8");

const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--font-render-hinting=none",
  "--force-color-profile=srgb",
];
// The content of an A4 page with margins of 12 mm, in CSS pixels.
const PAPER = { width: 703, height: 1032 };
const AXE = {
  runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
  resultTypes: ["violations", "incomplete"],
  preload: false,
};

// Open a page of a file, and note all that it does besides showing itself.
async function open(browser, file, options = {}) {
  const context = await browser.newContext({ locale: "en-GB", reducedMotion: "reduce", ...options });
  await context.setOffline(true);
  const page = await context.newPage();
  const did = { requests: [], messages: [], dialogs: [] };
  const address = pathToFileURL(file).href;
  let documents = 0;
  page.on("request", (request) => {
    const first = request.isNavigationRequest() && request.url() === address && !documents++;
    if (!first) did.requests.push(`${request.resourceType()} ${request.url()}`);
  });
  page.on("console", (message) => did.messages.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => did.messages.push(`error: ${error.message}`));
  page.on("popup", () => did.dialogs.push("popup"));
  page.on("dialog", (dialog) => {
    did.dialogs.push(`${dialog.type()}: ${dialog.message()}`);
    return dialog.dismiss();
  });
  await page.goto(address, { waitUntil: "load" });
  return { context, page, did };
}

// Run one of the functions of measures.js in the page.
const ask = (page, name, ...args) => page.evaluate(`${measures}.${name}(...${JSON.stringify(args)})`);

async function settle(page) {
  await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
}

// What is seen at one width: as it is opened, and with all that is folded away unfolded.
async function seen(page, smallest) {
  await settle(page);
  const folded = await ask(page, "geometry", smallest);
  await ask(page, "unfold", true);
  await settle(page);
  const unfolded = await ask(page, "geometry", smallest);
  unfolded.drawings = await ask(page, "drawings");
  const violations = await page.evaluate(`${axe}; axe.run(document, ${JSON.stringify(AXE)}).then((found) => ({
    sure: found.violations.flatMap((rule) => rule.nodes.map((node) =>
      rule.id + " at " + node.target.join(" ") + ": " + node.failureSummary.replace(/\\s+/g, " "))),
    unsure: found.incomplete.flatMap((rule) => rule.nodes.filter((node) => !/^<t(ext|span)\\b/.test(node.html)).map((node) =>
      rule.id + " at " + node.target.join(" ") + ": " + node.any.concat(node.all, node.none)
        .map((check) => check.message).join(" "))),
  }))`);
  await ask(page, "unfold", false);
  return { folded, unfolded, axe: violations };
}

const kinds = {
  // {page, widths, schemes, smallest}: what is on the page, and what is wrong with it at each width in each scheme.
  async measure(browser, { page: file, widths, schemes, smallest }) {
    const { context, page, did } = await open(browser, file);
    const result = { content: await ask(page, "content"), views: {} };
    for (const scheme of schemes) {
      await page.emulateMedia({ colorScheme: scheme });
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 });
        result.views[`${width} ${scheme}`] = await seen(page, smallest);
      }
    }
    await context.close();
    return { ...result, ...did };
  },

  // {page, pdf, scheme, backgrounds, sheets, alike, smallest}: write the page as it is printed on A4, and say what should be on it.
  async print(browser, { page: file, pdf, scheme, backgrounds, sheets, alike, smallest }) {
    const { context, page, did } = await open(browser, file, { colorScheme: scheme });
    await page.pdf({ path: pdf, format: "A4", preferCSSPageSize: true, printBackground: Boolean(backgrounds) });
    await page.emulateMedia({ media: "print", colorScheme: scheme });
    await page.setViewportSize(PAPER);
    await settle(page);
    const result = {
      geometry: await ask(page, "geometry", smallest),
      paper: await ask(page, "paper", sheets, PAPER.height, alike),
    };
    await context.close();
    return { ...result, ...did };
  },

  // {page, width, scheme, part, height, until, picture}: write a picture of a part of the page, of a height or up to an element.
  async picture(browser, { page: file, width, scheme, part, height, until, picture }) {
    const { context, page } = await open(browser, file, { colorScheme: scheme });
    await page.setViewportSize({ width, height: 800 });
    await settle(page);
    const box = await page.locator(part ?? "body").first().boundingBox();
    const end = until ? (await page.locator(until).first().boundingBox()).y : box.y + (height ?? box.height);
    const clip = { x: 0, y: box.y, width, height: Math.floor(end - box.y) };
    await page.screenshot({ path: picture, animations: "disabled", fullPage: true, clip });
    await context.close();
    return {};
  },

  // {texts}: what is wrong with each text as Mermaid, or an empty text.
  async mermaid(browser, { texts }) {
    const context = await browser.newContext();
    await context.setOffline(true);
    const page = await context.newPage();
    await page.addScriptTag({ path: load.resolve("mermaid/dist/mermaid.min.js") });
    const parsed = await page.evaluate(async (all) => {
      mermaid.initialize({ startOnLoad: false, securityLevel: "strict" });
      const mistakes = [];
      for (const [at, text] of all.entries()) {
        try {
          await mermaid.parse(text);
          const { svg } = await mermaid.render(`drawing-${at}`, text);
          const drawing = new DOMParser().parseFromString(svg, "text/html");
          const shown = [...drawing.querySelectorAll("svg :not(style)")]
            .map((element) => [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data).join(""))
            .filter((line) => line.trim());
          const active = [...drawing.querySelectorAll("script, a[href], img, iframe, object")].map((e) => e.outerHTML);
          mistakes.push({ mistake: "", shown, active });
        } catch (error) {
          mistakes.push({ mistake: String(error.message ?? error), shown: [], active: [] });
        }
      }
      return mistakes;
    }, texts);
    await context.close();
    return { texts: parsed };
  },
};

const browser = await chromium.launch({ executablePath: input.browser, headless: true, args: QUIET });
const results = [];
try {
  for (const job of input.jobs) {
    try {
      results.push(await kinds[job.kind](browser, job));
    } catch (error) {
      results.push({ error: `${job.kind}: ${error.stack ?? error}` });
    }
  }
} finally {
  await browser.close();
}
process.stdout.write(JSON.stringify(results));
