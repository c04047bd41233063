"use strict";
// Tables sort and filter, links to a person open the card, and nothing is folded away on paper.
(() => {
  const FEW = 5; // rows from which sorting is worth a button
  const LONG = 15; // rows from which a filter is

  const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  const make = (tag, properties = {}, children = []) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  // A day, a number or a text; null for what is unknown, which comes last in either order.
  const valueOf = (cell, isNumber) => {
    if (!cell) return null;
    const time = cell.querySelector("time");
    if (time) return time.dateTime;
    const text = cell.textContent.trim();
    if (!text || cell.querySelector(".unknown")) return null;
    if (!isNumber) return folded(text);
    const number = parseFloat(text.replace(/[,\s<>%]/g, ""));
    return Number.isNaN(number) ? null : number;
  };

  const order = (a, b) => (typeof a === "number" ? a - b : a.localeCompare(b, "en"));

  const sort = (table, column, descending) => {
    const [body] = table.tBodies;
    const isNumber = table.tHead.rows[0].cells[column].classList.contains("n");
    const rows = [...body.rows].map((row) => [valueOf(row.cells[column], isNumber), row]);
    rows.sort(([a], [b]) => {
      if (a === null || b === null) return (a === null) - (b === null);
      return descending ? order(b, a) : order(a, b);
    });
    body.append(...rows.map(([, row]) => row));
    [...table.tHead.rows[0].cells].forEach((cell, i) => {
      if (i === column) cell.setAttribute("aria-sort", descending ? "descending" : "ascending");
      else cell.removeAttribute("aria-sort");
    });
  };

  const sortable = (table) => {
    [...table.tHead.rows[0].cells].forEach((cell, column) => {
      const button = make("button", { type: "button" }, [...cell.childNodes]);
      button.addEventListener("click", () => {
        const now = cell.getAttribute("aria-sort");
        sort(table, column, now ? now === "ascending" : cell.classList.contains("n"));
      });
      cell.append(button);
    });
  };

  // On a narrow screen rows are stacked and there is no head to press.
  const chooser = (table) => {
    const select = make("select", {}, [make("option", { value: "", textContent: "as it is" })]);
    [...table.tHead.rows[0].cells].forEach((cell, i) => {
      const name = cell.textContent.trim();
      const isNumber = cell.classList.contains("n");
      const [up, down] = isNumber ? ["smallest first", "largest first"] : ["upwards", "downwards"];
      select.append(
        make("option", { value: `${i} up`, textContent: `${name}, ${up}` }),
        make("option", { value: `${i} down`, textContent: `${name}, ${down}` }),
      );
    });
    select.addEventListener("change", () => {
      const [column, way] = select.value.split(" ");
      if (way) sort(table, Number(column), way === "down");
    });
    return make("label", { className: "narrow" }, ["Sort by ", select]);
  };

  const filter = (table) => {
    const { rows } = table.tBodies[0];
    const texts = new Map([...rows].map((row) => [row, folded(row.textContent)]));
    const said = make("span", { className: "soft" });
    said.setAttribute("role", "status");
    const input = make("input", { type: "search", autocomplete: "off" });
    input.addEventListener("input", () => {
      const wanted = folded(input.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const [row, text] of texts) {
        row.hidden = !wanted.every((part) => text.includes(part));
        shown += !row.hidden;
      }
      said.textContent = wanted.length ? `${shown} of ${texts.size}` : "";
    });
    return [make("label", {}, ["Filter ", input]), said];
  };

  for (const table of document.querySelectorAll("table.stack:not(.grouped)")) {
    const count = table.tHead && table.tBodies.length === 1 ? table.tBodies[0].rows.length : 0;
    if (count < FEW || table.closest(".person")) continue;
    sortable(table);
    const tools = make("div", { className: count < LONG ? "tools narrow" : "tools" });
    if (count >= LONG) tools.append(...filter(table));
    tools.append(chooser(table));
    table.before(tools);
  }

  const follow = () => {
    const card = document.getElementById(location.hash.slice(1))?.closest("details.person");
    if (!card) return;
    card.open = true;
    card.scrollIntoView();
    card.firstElementChild.focus({ preventScroll: true });
  };
  addEventListener("hashchange", follow);
  if (location.hash) follow();

  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open], .person, .reference)")];
    for (const details of closed) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of closed) details.open = false;
  });
})();
