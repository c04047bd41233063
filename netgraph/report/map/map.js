// The map that can be searched and moved. The page comes with a drawing of the same places; this
// takes its place where WebGL is there. `make map` bundles it into ../templates/map.js.
import Graph from "graphology";
import Sigma from "sigma";

const MOST_FOUND = 8;
const MOST_LINKED = 12; // of the people linked to one, the best ranked are named
const MOST_OF_US = 40; // who have most contacts are named always, others as all people are
const RATIO_OF_A_PERSON = 0.25; // how near a person who was searched for is shown

const section = document.querySelector(".map");
const part = (name) => section.querySelector(name);
const data = JSON.parse(document.getElementById("map-data").textContent);
const people = data.people.map(([name, job, group, x, y, r, card, ...facts], key) => ({
  ...{ key: String(key), name, job, group, x, y, r, card, facts },
  text: folded(`${name} ${job}`),
}));
const us = data.us.map(([name, x, y], n) => ({ key: String(people.length + n), name, x, y }));
const nodes = [...people, ...us];
const isUs = (key) => Number(key) >= people.length;
const isTeam = us.length > 1; // else there is nothing to tell of the one in the middle
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;

function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function make(tag, properties = {}, children = []) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

function isOver(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function hasWebGL() {
  try {
    return Boolean(document.createElement("canvas").getContext("webgl2"));
  } catch {
    return false;
  }
}

function graphOf() {
  const graph = new Graph({ type: "undirected" });
  for (const { key, name, x, y } of us) graph.addNode(key, { x, y, size: 6, label: name });
  // The last are drawn over the others: the best ranked.
  for (const { key, name, x, y, r } of [...people].reverse())
    graph.addNode(key, { x, y, size: r * 0.8, label: name });
  for (let i = 0; i < data.links.length; i += 2)
    graph.mergeEdge(String(data.links[i]), String(data.links[i + 1]), { size: 0.5 });
  return graph;
}

function colours() {
  const style = getComputedStyle(section);
  const of = (name) => style.getPropertyValue(name).trim();
  return {
    group: (n) => of(n >= 0 && n < data.coloured ? `--w${n}` : "--w-other"),
    ...{ link: of("--link"), ink: of("--ink"), faint: of("--line"), accent: of("--accent") },
  };
}

function start() {
  const graph = graphOf();
  const view = part(".map-view");
  const card = part(".map-card");
  const found = document.getElementById("map-found");
  const search = document.getElementById("map-search");
  const group = document.getElementById("map-group");
  let palette = colours();
  let over = null; // under the pointer
  let chosen = null;
  let named = new Set(); // linked to either
  const focus = () => over ?? chosen;
  const shown = (key) =>
    isUs(key) || group.value === "" || people[key].group === Number(group.value);
  view.hidden = false;
  const sigma = new Sigma(graph, view, {
    labelFont: getComputedStyle(document.body).fontFamily,
    labelColor: { attribute: "ink", color: palette.ink },
    labelSize: 13,
    labelRenderedSizeThreshold: 7,
    labelDensity: 0.6,
    minCameraRatio: 0.05,
    maxCameraRatio: 1.5,
    stagePadding: 24,
    zIndex: true,
    defaultDrawNodeHover: drawHover,
    nodeReducer: (key, node) => ({ ...node, ...look(key) }),
    edgeReducer: (edge, link) => ({ ...link, ...lookOfLink(edge) }),
  });

  // As sigma's own, on the page's colours.
  function drawHover(context, node, settings) {
    const size = settings.labelSize;
    context.font = `600 ${size}px ${settings.labelFont}`;
    context.beginPath();
    context.arc(node.x, node.y, node.size + 3, 0, Math.PI * 2);
    context.lineWidth = 3;
    context.strokeStyle = palette.ink;
    context.stroke();
    if (!node.label) return;
    const x = node.x + node.size + 6;
    context.fillStyle = getComputedStyle(section).getPropertyValue("--card").trim();
    context.fillRect(x - 3, node.y - size, context.measureText(node.label).width + 6, size * 1.6);
    context.fillStyle = palette.ink;
    context.fillText(node.label, x, node.y + size / 3);
  }

  function look(key) {
    const at = focus();
    if (isUs(key) && key !== at) {
      const isNamed = isTeam && us.indexOf(nodes[key]) < MOST_OF_US;
      return { color: palette.ink, zIndex: 2, ...(isNamed ? { label: null } : { forceLabel: !isTeam }) };
    }
    const color = isUs(key) ? palette.ink : palette.group(people[key].group);
    if (key === at) return { color, highlighted: true, forceLabel: true, zIndex: 3 };
    if (at !== null && graph.areNeighbors(key, at)) {
      const forceLabel = named.has(key);
      return forceLabel ? { color, forceLabel, zIndex: 2 } : { color, label: null, zIndex: 1 };
    }
    if (at === null && shown(key)) return { color, zIndex: 1 };
    return { color: at === null || !shown(key) ? palette.faint : color, label: null, zIndex: 0 };
  }

  function lookOfLink(edge) {
    const [a, b] = graph.extremities(edge);
    const at = focus();
    if (at !== null) {
      const isOwn = a === at || b === at;
      return isOwn ? { color: palette.accent, size: 1.4, zIndex: 1 } : { hidden: true };
    }
    return { color: palette.link, hidden: !(shown(a) && shown(b)) };
  }

  function line(term, text) {
    return make("div", {}, [
      make("dt", { textContent: term }),
      make("dd", { textContent: text ?? "unknown" }),
    ]);
  }

  function linkedTo(key) {
    return graph.neighbors(key).sort((a, b) => a - b); // the best ranked first
  }

  // The names of the groups that have a colour, so that colour is not all that tells them apart.
  const titles = data.groups.slice(0, data.coloured).map((name, group) => {
    const own = people.filter((person) => person.group === group);
    const x = own.reduce((sum, person) => sum + person.x, 0) / own.length;
    return { name, x, y: Math.max(...own.map((person) => person.y)) };
  });
  // Those of a team are called after us, who stand among them.
  const names = (isTeam ? us.slice(0, MOST_OF_US) : titles).map(({ name, x, y }) => {
    const label = make("span", { className: "map-name", dir: "auto", textContent: name });
    view.append(label);
    return { label, x, y };
  });

  // The largest groups first; a name that would cover another is left out.
  function placeNames() {
    const taken = [];
    for (const { label, x, y } of names) {
      const at = sigma.graphToViewport({ x, y });
      label.hidden = focus() !== null;
      label.style.transform = `translate(${at.x}px, ${at.y}px) translate(-50%, -130%)`;
      const box = label.getBoundingClientRect();
      label.hidden ||= taken.some((other) => isOver(box, other));
      if (!label.hidden) taken.push(box);
    }
  }

  function known({ job, group, facts, card }) {
    const [by, ...terms] = data.terms;
    const lines = [line(by, data.groups[group] ?? "none")];
    lines.push(...terms.map((term, i) => line(term, facts[i])));
    const found = [
      make("p", { className: "soft", dir: "auto", textContent: job }),
      make("dl", {}, lines),
    ];
    if (card) found.push(make("p", {}, [make("a", { href: card, textContent: "Everything known" })]));
    return found;
  }

  function tell(key) {
    const person = nodes[key];
    const linked = linkedTo(key);
    const buttons = linked.slice(0, MOST_LINKED).map((other) => {
      const { name } = nodes[other];
      const button = make("button", { type: "button", dir: "auto", textContent: name });
      button.addEventListener("click", () => choose(other, true));
      return make("li", {}, [button]);
    });
    const more = linked.length - buttons.length;
    const said = isUs(key) ? "Knows" : data.linked;
    card.replaceChildren(make("h3", { dir: "auto", textContent: person.name }));
    if (!isUs(key)) card.append(...known(person));
    const others = more > 0 ? `${said} these and ${more} more:` : `${said}:`;
    card.append(
      make("p", { textContent: buttons.length ? others : `${said} nobody on the map.` }),
      make("ul", {}, buttons),
    );
    card.hidden = false;
  }

  function refresh() {
    const at = focus();
    named = new Set(at === null ? [] : linkedTo(at).slice(0, MOST_LINKED));
    sigma.refresh({ skipIndexation: true });
  }

  function choose(key, isAway) {
    chosen = key;
    over = null;
    if (key === null) card.hidden = true;
    else tell(key);
    refresh();
    if (key === null || !isAway) return;
    const { x, y } = sigma.getNodeDisplayData(key);
    sigma.getCamera().animate({ x, y, ratio: RATIO_OF_A_PERSON }, { duration: calm ? 0 : 400 });
  }

  const isTelling = (key) => isTeam || !isUs(key);

  function hover(key) {
    over = key !== null && isTelling(key) ? key : null;
    refresh();
    if (over !== null) tell(over);
    else if (chosen !== null) tell(chosen);
    else card.hidden = true;
  }

  sigma.on("afterRender", placeNames);
  placeNames();
  sigma.on("enterNode", ({ node }) => hover(node));
  sigma.on("leaveNode", () => hover(null));
  sigma.on("clickNode", ({ node }) => choose(isTelling(node) ? node : null, false));
  sigma.on("clickStage", () => choose(null, false));

  search.addEventListener("input", () => {
    const wanted = folded(search.value).split(/\s+/).filter(Boolean);
    const fits = ({ text }) => wanted.every((word) => text.includes(word));
    const fitting = wanted.length ? people.filter(fits).slice(0, MOST_FOUND) : [];
    found.replaceChildren(
      ...fitting.map(({ key, name, job }) => {
        const button = make("button", { type: "button" }, [
          make("bdi", { textContent: name }),
          make("bdi", { className: "soft", textContent: ` ${job}` }),
        ]);
        button.addEventListener("click", () => {
          found.hidden = true;
          choose(key, true);
        });
        return make("li", {}, [button]);
      }),
    );
    if (!fitting.length) found.append(make("li", { textContent: "Nobody of that name." }));
    found.hidden = !wanted.length;
  });
  part("form").addEventListener("submit", (event) => {
    event.preventDefault();
    found.querySelector("button")?.click();
  });
  group.addEventListener("change", () => choose(null, false));
  const camera = sigma.getCamera();
  const moved = { duration: calm ? 0 : 200 };
  document.getElementById("map-in").addEventListener("click", () => camera.animatedZoom(moved));
  document.getElementById("map-out").addEventListener("click", () => camera.animatedUnzoom(moved));
  document.getElementById("map-whole").addEventListener("click", () => camera.animatedReset(moved));
  section.addEventListener("keydown", (event) => {
    if (event.key === "Escape") choose(null, false);
  });
  // The wheel and one finger belong to the page, which could not be scrolled past the map else.
  view.addEventListener("wheel", (e) => e.ctrlKey || e.metaKey || e.stopPropagation(), true);
  view.addEventListener("touchstart", (e) => e.touches.length > 1 || e.stopPropagation(), true);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    palette = colours();
    sigma.setSetting("labelColor", { color: palette.ink });
    sigma.refresh();
  });
  part(".map-tools").hidden = false;
  document.querySelector(".map-help").hidden = false;
  section.classList.add("live");
}

if (hasWebGL()) {
  try {
    start();
  } catch (error) {
    // The drawing stays; what went wrong is for whoever looks.
    part(".map-view").hidden = true;
    console.warn("map:", error);
  }
}
