// The map that can be searched and moved. The page comes with a drawing of the same places; this
// takes its place where WebGL is there. `make map` bundles it into ../templates/map.js.
import Graph from "graphology";
import Sigma from "sigma";

const MOST_FOUND = 8;
const MOST_LINKED = 12; // of the people linked to one, the best ranked are named
const RATIO_OF_A_PERSON = 0.25; // how near a person who was searched for is shown

const section = document.querySelector(".map");
const part = (name) => section.querySelector(name);
const data = JSON.parse(document.getElementById("map-data").textContent);
const people = data.people.map(
  ([name, job, world, x, y, r, rank, strength, state, last, card], key) => ({
    ...{ key: String(key), name, job, world, x, y, r, rank, strength, state, last, card },
    text: folded(`${name} ${job}`),
  }),
);
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
  graph.addNode("me", { x: 0, y: 0, size: 6, label: "You" });
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
    world: (n) => of(n >= 0 && n < data.coloured ? `--w${n}` : "--w-other"),
    ...{ link: of("--link"), ink: of("--ink"), faint: of("--line"), accent: of("--accent") },
  };
}

function start() {
  const graph = graphOf();
  const view = part(".map-view");
  const card = part(".map-card");
  const found = document.getElementById("map-found");
  const search = document.getElementById("map-search");
  const world = document.getElementById("map-world");
  let palette = colours();
  let over = null; // under the pointer
  let chosen = null;
  let named = new Set(); // linked to either
  const focus = () => over ?? chosen;
  const shown = (key) =>
    key === "me" || world.value === "" || people[key].world === Number(world.value);
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
    if (key === "me") return { color: palette.ink, forceLabel: true, zIndex: 2 };
    const color = palette.world(people[key].world);
    const at = focus();
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
    return graph.neighbors(key).sort((a, b) => people[a].rank - people[b].rank);
  }

  // The names of the worlds that have a colour, so that colour is not all that tells them apart.
  const names = data.worlds.slice(0, data.coloured).map((name, world) => {
    const own = people.filter((person) => person.world === world);
    const x = own.reduce((sum, person) => sum + person.x, 0) / own.length;
    const y = Math.max(...own.map((person) => person.y));
    const label = make("span", { className: "map-name", dir: "auto", textContent: name });
    view.append(label);
    return { label, x, y };
  });

  // The largest worlds first; a name that would cover another is left out.
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

  function tell(key) {
    const person = people[key];
    const linked = linkedTo(key);
    const buttons = linked.slice(0, MOST_LINKED).map((other) => {
      const { name } = people[other];
      const button = make("button", { type: "button", dir: "auto", textContent: name });
      button.addEventListener("click", () => choose(other, true));
      return make("li", {}, [button]);
    });
    const more = linked.length - buttons.length;
    card.replaceChildren(
      make("h3", { dir: "auto", textContent: person.name }),
      make("p", { className: "soft", dir: "auto", textContent: person.job }),
      make("dl", {}, [
        line("World", data.worlds[person.world] ?? "none"),
        line("Rank", String(person.rank)),
        line("Strength", person.strength),
        line("State", person.state),
        line("Last contact", person.last),
      ]),
    );
    if (person.card) {
      const link = make("a", { href: `#${person.card}`, textContent: "Everything known" });
      card.append(make("p", {}, [link]));
    }
    const others = more > 0 ? `Linked to these and ${more} more:` : "Linked to:";
    card.append(
      make("p", { textContent: buttons.length ? others : "Linked to nobody on the map." }),
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

  function hover(key) {
    over = key === "me" ? null : key;
    refresh();
    if (over !== null) tell(over);
    else if (chosen !== null) tell(chosen);
    else card.hidden = true;
  }

  sigma.on("afterRender", placeNames);
  placeNames();
  sigma.on("enterNode", ({ node }) => hover(node));
  sigma.on("leaveNode", () => hover(null));
  sigma.on("clickNode", ({ node }) => choose(node === "me" ? null : node, false));
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
  world.addEventListener("change", () => choose(null, false));
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
