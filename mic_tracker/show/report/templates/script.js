"use strict";
(() => {
  const form = document.querySelector(".filter");
  const cards = [...document.querySelectorAll(".card")];
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
  if (form) {
    const texts = new Map(cards.map((card) => [card, fold(card.id + " " + card.querySelector("h3").textContent)]));
    const apply = () => {
      const words = fold(form.q.value).split(/\s+/).filter(Boolean);
      const status = form.status.value;
      const tag = form.tag ? form.tag.value : "";
      let shown = 0;
      for (const card of cards) {
        const fits = words.every((word) => texts.get(card).includes(word))
          && (!status || card.dataset.status === status)
          && (!tag || card.dataset.tags.split(" ").includes(tag));
        card.hidden = !fits;
        shown += fits;
      }
      form.querySelector("output").value = shown + " / " + cards.length;
    };
    form.hidden = false;
    form.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
  }
  const value = (cell) => {
    const number = cell.textContent.match(/-?[\d.,]+/);
    return cell.classList.contains("number") && number ? parseFloat(number[0].replace(/,/g, "")) : fold(cell.textContent);
  };
  for (const table of document.querySelectorAll("#all table")) {
    [...table.tHead.rows[0].cells].forEach((head, index) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const up = head.getAttribute("aria-sort") !== "ascending";
        for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        const rows = [...table.tBodies[0].rows].sort((a, b) => {
          const [x, y] = [value(a.cells[index]), value(b.cells[index])];
          return (x < y ? -1 : x > y ? 1 : 0) * (up ? 1 : -1);
        });
        table.tBodies[0].append(...rows);
      });
    });
  }
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
})();
