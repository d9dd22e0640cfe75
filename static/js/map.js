// Moves the map without loading the page again: its links work without this. Arrow keys and dragging do the same.

const map = () => document.querySelector("[data-map]");
const KEYS = { ArrowLeft: "west", ArrowUp: "north", ArrowDown: "south", ArrowRight: "east", "+": "closer", "-": "further" };
const FEWEST_PIXELS = 8;
let request = null;
let dragged = null;
/** The address of what is shown, without the part of the page it leads to. */
const address = () => location.href.split("#")[0];
let shown = address();

const show = async (url, name, push) => {
  request?.abort();
  request = new AbortController();
  const { signal } = request;
  map().ariaBusy = "true";
  try {
    const answer = await fetch(url, { credentials: "omit", signal });
    if (!answer.ok) throw new Error(answer.statusText);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const next = document.adoptNode(page.querySelector("[data-map]"));
    if (signal.aborted) return;
    map().replaceWith(next);
    if (push) history.pushState({ map: true }, "", url);
    shown = address();
    // The reader stays where they were: on the same way to move, or on the map.
    const same = name && next.querySelector(`[data-move="${name}"]`);
    (same || next).focus({ preventScroll: true });
  } catch {
    if (!signal.aborted) location.assign(url);
  }
};

addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-map] a[href]");
  if (!link) return;
  if (dragged) {
    event.preventDefault();
    dragged = null;
    return;
  }
  // In a drawing a link's "href" is an object.
  const url = new URL(link.getAttribute("href"), location);
  const isMap = url.origin === location.origin && url.pathname === location.pathname && !url.hash;
  if (!isMap || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  show(url, link.dataset.move, true);
});

addEventListener("keydown", (event) => {
  const name = KEYS[event.key];
  if (!name || event.ctrlKey || event.metaKey || event.altKey || !event.target.closest?.(".frame, .moves")) return;
  const link = map().querySelector(`[data-move="${name}"]`);
  if (!link) return;
  event.preventDefault();
  show(link.href, name, true);
});

addEventListener("popstate", ({ state }) => {
  // A link to a part of this page, as to its main part, leads there and moves no map.
  if (address() === shown) return;
  if (map() && (state?.map || new URL(location).searchParams.get("view") === "map")) show(location.href, "", false);
});

// A link that is dragged would be carried away as a link.
addEventListener("dragstart", (event) => event.target.closest?.(".frame") && event.preventDefault());

addEventListener("pointerdown", (event) => {
  const frame = event.target.closest?.("[data-map] .frame");
  if (!frame || event.button) return;
  const { clientX, clientY, pointerId } = event;
  const apart = (to) => [to.clientX - clientX, to.clientY - clientY];
  const move = (to) => {
    const [x, y] = apart(to);
    if (to.pointerId !== pointerId || Math.hypot(x, y) < FEWEST_PIXELS) return;
    for (const each of frame.children) each.style.translate = `${x}px ${y}px`;
  };
  const end = (to) => {
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", end);
    removeEventListener("pointercancel", end);
    for (const each of frame.children) each.style.translate = "";
    const [x, y] = apart(to);
    if (to.type !== "pointerup" || Math.hypot(x, y) < FEWEST_PIXELS) return;
    // The press that ends a drag is no press on a marker.
    dragged = frame;
    setTimeout(() => (dragged = null));
    const { at, zoom, degrees } = map().dataset;
    const [latitude, longitude] = at.split(",").map(Number);
    const tall = (Number(degrees) * y) / frame.clientHeight;
    const wide = (Number(degrees) * x) / frame.clientWidth / Math.cos((latitude * Math.PI) / 180);
    const url = new URL(location);
    url.hash = "";
    url.searchParams.set("at", `${(latitude + tall).toFixed(4)},${(longitude - wide).toFixed(4)}`);
    url.searchParams.set("zoom", zoom);
    show(url, "", true);
  };
  addEventListener("pointermove", move);
  addEventListener("pointerup", end);
  addEventListener("pointercancel", end);
});
