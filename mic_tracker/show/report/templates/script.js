"use strict";
(() => {
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();

  const filterCards = (form) => {
    const cards = [...document.querySelectorAll(".card")];
    const texts = new Map(cards.map((card) => [card, fold(card.id + " " + card.querySelector("h3").textContent)]));
    const output = form.querySelector("output");
    const fits = (card, words) => words.every((word) => texts.get(card).includes(word))
      && (!form.status.value || card.dataset.status === form.status.value)
      && (!form.tag || !form.tag.value || card.dataset.tags.split(" ").includes(form.tag.value));
    form.addEventListener("input", () => {
      const words = fold(form.q.value).split(/\s+/).filter(Boolean);
      for (const card of cards) card.hidden = !fits(card, words);
      const shown = cards.filter((card) => !card.hidden).length;
      const say = shown ? output.dataset.some : output.dataset.none;
      output.value = say.replace("{shown}", shown).replace("{all}", cards.length);
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.hidden = false;
  };

  // numbers and days come with the cell, as they are written otherwise in each language
  const value = (cell) => ("order" in cell.dataset ? Number(cell.dataset.order) : cell.textContent.trim());
  const names = new Intl.Collator(document.documentElement.lang);
  const compare = (x, y) => {
    if (typeof x !== typeof y) return typeof x === "number" ? -1 : 1;
    return typeof x === "number" ? x - y : names.compare(x, y);
  };
  const sortRows = (table, index, up) => {
    const rows = [...table.tBodies[0].rows].map((row) => [value(row.cells[index]), row]);
    const said = rows.filter(([key]) => key !== "").sort(([x], [y]) => compare(x, y) * (up ? 1 : -1));
    const silent = rows.filter(([key]) => key === "");
    table.tBodies[0].append(...[...said, ...silent].map(([, row]) => row));
  };
  const makeSortable = (table) => {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, index) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const up = head.getAttribute("aria-sort") !== "ascending";
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        sortRows(table, index, up);
      });
    });
  };

  // what the nearest mark says, to a pointer or a finger; who has neither reads the table below
  const NEAR = 24;
  const tip = document.createElement("p");
  tip.className = "tip";
  tip.hidden = true;
  tip.setAttribute("aria-hidden", "true");
  const makeTelling = (chart) => {
    const marks = [...chart.querySelectorAll(".mark")].map((mark) => {
      const title = mark.querySelector("title");
      title.remove(); // else the browser shows it as well
      return { mark, text: title.textContent };
    });
    const tell = (event) => {
      const [nearest] = marks
        .map(({ mark, text }) => ({ box: mark.getBoundingClientRect(), text }))
        .map(({ box, text }) => ({ box, text, x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }))
        .map((place) => ({ ...place, far: Math.hypot(event.clientX - place.x, event.clientY - place.y) }))
        .sort((one, other) => one.far - other.far);
      tip.hidden = !nearest || nearest.far > NEAR;
      if (tip.hidden) return;
      tip.textContent = nearest.text;
      const left = Math.min(nearest.x - tip.offsetWidth / 2, document.documentElement.clientWidth - tip.offsetWidth - 4);
      const above = nearest.box.top - tip.offsetHeight - 6;
      tip.style.left = Math.max(4, left) + "px";
      tip.style.top = (above > 0 ? above : nearest.box.bottom + 6) + "px";
    };
    chart.addEventListener("pointermove", tell);
    chart.addEventListener("pointerdown", tell);
    chart.addEventListener("pointerleave", () => { tip.hidden = true; });
  };

  // what does not scroll is no stop on the way of somebody who goes by keyboard
  const watch = new ResizeObserver((changed) => {
    for (const { target } of changed) {
      const over = target.scrollWidth > target.clientWidth;
      target.classList.toggle("over", over);
      if (over) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });

  const form = document.querySelector(".filter");
  if (form) filterCards(form);
  document.querySelectorAll("#all table").forEach(makeSortable);
  document.querySelectorAll(".scroll").forEach((region) => watch.observe(region));
  document.body.append(tip);
  document.querySelectorAll("svg.chart").forEach(makeTelling);

  // for browsers whose style cannot open what is closed; on the screen it is closed again
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const one of opened) one.open = true;
  });
  addEventListener("afterprint", () => { for (const one of opened) one.open = false; });
})();
