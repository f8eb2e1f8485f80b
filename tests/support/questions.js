// What tests ask a page; each answers with data that a test can compare.
const all = (selector) => [...document.querySelectorAll(selector)];

const questions = {
  openAll: () => all("details").forEach((one) => { one.open = true; }),
  opened: () => all("details[open]").length,
  count: (selector) => all(selector).length,
  // how many are there and cannot be seen
  hidden: (selector) => all(selector)
    .filter((one) => !one.checkVisibility({ contentVisibilityAuto: true }) || !one.getClientRects().length).length,
  texts: (selector) => all(selector).map((one) => one.textContent),
  tags: (selector) => all(selector).map((one) => one.tagName),
  values: (selector) => all(selector).map((one) => one.value),
  data: (selector, name) => all(selector).map((one) => one.dataset[name] ?? null),
  style: (selector, name) => [...new Set(all(selector).map((one) => getComputedStyle(one)[name]))],
  width: () => document.documentElement.scrollWidth,
  moving: () => all("*").map((one) => getComputedStyle(one))
    .filter((own) => own.animationName !== "none" || parseFloat(own.transitionDuration) > 0).length,
  shownCards: () => all(".card").filter((card) => card.checkVisibility()).map((card) => card.dataset.status),
  sorted: () => all("#all th[aria-sort]").map((head) => [head.textContent, head.ariaSort]),
  rowsOf: async (address) => (await (await fetch(address)).text()).trim().split("\n").length - 1,

  // less than WCAG 2.2 asks for, apart from links in sentences and tables
  small: () => all("button, summary, input, select, nav a, header a, .list a, .files a")
    .filter((one) => one.checkVisibility())
    .map((one) => [one.textContent.trim(), one.getBoundingClientRect()])
    .filter(([, box]) => box.width < 23.99 || box.height < 23.99)
    .map(([say]) => say),

  // what has the focus, whether it has an outline, and whether it is where one looks
  focus: () => {
    const one = document.activeElement, own = getComputedStyle(one), box = one.getBoundingClientRect();
    return [one.tagName, one.className || one.name || one.textContent.trim(),
      own.outlineStyle !== "none" && parseFloat(own.outlineWidth) >= 2,
      box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight];
  },

  axe: async (...rules) => {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const only = rules.length ? { type: "rule", values: rules } : { type: "tag", values: tags };
    const found = await axe.run(document, { runOnly: only, rules: { "target-size": { enabled: true } } });
    return [found.passes.map(({ id }) => id), found.violations.map(({ id, nodes }) => [
      id, nodes.length, nodes[0].html.slice(0, 200), nodes[0].failureSummary])];
  },

  // a frame of another page, as the snippet has it: how far its page is too high and too wide
  framed: async (snippet, address) => {
    const host = document.createElement("div");
    host.innerHTML = snippet;
    const frame = host.firstChild;
    frame.src = address;
    const loaded = new Promise((done) => { frame.addEventListener("load", done); });
    document.body.replaceChildren(frame);
    await loaded;
    const page = frame.contentDocument.documentElement;
    return [page.scrollHeight - page.clientHeight, page.scrollWidth - page.clientWidth];
  },

  // how many texts there are, which of them cover each other, and which are cut off; those of one
  // chart are measured by the tests of charts
  boxes: () => {
    const known = new Map();
    const unseen = (element) => {
      if (!known.has(element)) {
        const gone = !element.checkVisibility() || getComputedStyle(element).clipPath !== "none"
          || /^(script|style|title|desc|option)$/i.test(element.tagName);
        known.set(element, gone || (element.parentElement !== null && unseen(element.parentElement)));
      }
      return known.get(element);
    };
    const boxes = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode, parent = node.parentElement;
      if (!node.data.trim() || unseen(parent)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const frame = parent.closest(".scroll, pre")?.getBoundingClientRect();
      for (const { left, right, top, bottom, width } of range.getClientRects()) {
        if (width < 1) continue;
        const end = frame ? Math.min(right, frame.right) : right;
        boxes.push({ say: node.data.trim().slice(0, 40), node, svg: parent.closest("svg"), left, end, top, bottom });
      }
    }
    boxes.sort((a, b) => a.top - b.top);
    const covered = [];
    boxes.forEach((a, i) => {
      for (let j = i + 1; j < boxes.length && boxes[j].top < a.bottom - 2; j += 1) {
        const b = boxes[j];
        if (a.node === b.node || (a.svg && a.svg === b.svg)) continue;
        if (a.left + 1 < b.end && b.left + 1 < a.end) covered.push([a.say, b.say]);
      }
    });
    const cut = boxes.filter(({ left, end }) => end > innerWidth + 1 || (left < -1 && end > 0));
    return [boxes.length, covered, cut.map(({ say }) => say)];
  },

  // the same of the texts inside of each chart, from the top of their letters to their bottom
  charts: () => {
    const found = [];
    for (const svg of all("svg")) {
      const page = svg.getBoundingClientRect();
      const texts = [...svg.querySelectorAll("text")].map((text) => {
        const box = text.getBBox(), em = parseFloat(text.getAttribute("font-size"));
        const base = parseFloat(text.getAttribute("y"));
        return { say: text.textContent, left: box.x, right: box.x + box.width, top: base - 0.72 * em, bottom: base + 0.1 * em };
      });
      texts.forEach((a, i) => {
        if (a.left < -1 || a.right > page.width + 1) found.push([svg.id, "outside", a.say]);
        for (const b of texts.slice(i + 1)) {
          const beside = a.left + 1 < b.right && b.left + 1 < a.right;
          if (beside && a.top + 1 < b.bottom && b.top + 1 < a.bottom) found.push([svg.id, a.say, b.say]);
        }
      });
    }
    return found;
  },
};
