// SPDX-License-Identifier: GPL-3.0-or-later
// Runs at the end of a page in a test: opens what is folded, asks axe-core about it, and sends what it
// found to the page around it (look.py).
(async () => {
  const result = {
    dark: matchMedia("(prefers-color-scheme: dark)").matches,
    width: innerWidth,
    wide: document.documentElement.scrollWidth - innerWidth,
    ran: window.ran || [],
    scripts: document.querySelectorAll("body script:not([data-test]), head script:not([data-test])").length,
    loaded: performance.getEntriesByType("resource").map((entry) => entry.name).filter((name) => !/\/(axe\.min|ask)\.js$/.test(name)),
    images: document.querySelectorAll("img, iframe, object, embed, link, a[href]:not([href^='#'])").length,
    words: [...document.querySelectorAll(".items > [data-entry]")].map((item) => [Number(item.dataset.entry), item.querySelector(".words").textContent]),
  };
  document.querySelectorAll("details").forEach((part) => (part.open = true));
  try {
    const found = await axe.run(document, { resultTypes: ["violations"] });
    result.rules = found.passes.length;
    result.violations = found.violations.map((rule) => `${rule.id}: ${rule.nodes[0].html.slice(0, 120)} ${rule.nodes[0].failureSummary}`);
  } catch (problem) {
    result.violations = [String(problem)];
  }
  parent.postMessage(JSON.stringify(result), "*");
})();
