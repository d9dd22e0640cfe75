// Keeps the codes of a reader's own list in this phone, and only once "Add" or "Keep" is pressed. Nothing is sent; the
// list is the address of its page, as it is without scripting.

const NAME = "my-list";
const MOST = 40;
const CODE = /^[1-9a-z][0-9a-z]{0,5}$/;

const codesIn = (text) => [...new Set((text ?? "").split(".").filter((code) => CODE.test(code)))].slice(0, MOST);

/** The codes kept here, or null where the phone lets nothing be kept. */
const kept = () => {
  try {
    return codesIn(localStorage.getItem(NAME));
  } catch {
    return null;
  }
};

const keep = (codes) => {
  try {
    if (codes.length) localStorage.setItem(NAME, codes.slice(0, MOST).join("."));
    else localStorage.removeItem(NAME);
    return true;
  } catch {
    return false;
  }
};

const box = document.querySelector("[data-kept]");
const page = document.querySelector("[data-my-list]");
const { list, on } = box.dataset;
const urlOf = (codes) => (codes.length ? `${list}?s=${codes.join(".")}` : list);
const said = box.querySelector("[role=status]");

const show = () => {
  const codes = kept() ?? [];
  box.hidden = !codes.length;
  box.querySelector("a").href = urlOf(codes);
  box.querySelector("[data-count]").textContent = codes.length;
  for (const link of document.querySelectorAll("[data-add]")) {
    const words = link.querySelector("[data-words]");
    link.dataset.off ??= words.textContent;
    link.dataset.href ??= link.getAttribute("href");
    const isOn = codes.includes(link.dataset.add);
    words.textContent = isOn ? on : link.dataset.off;
    link.setAttribute("href", isOn ? urlOf(codes) : link.dataset.href);
  }
  if (page) {
    const shown = codesIn(page.dataset.myList);
    const button = page.querySelector("[data-keep]");
    if (button) button.parentElement.hidden = kept() === null || shown.every((code) => codes.includes(code));
  }
};

addEventListener("click", (event) => {
  const pressed = event.target.closest?.("[data-add], [data-keep], [data-remove], [data-forget]");
  const codes = kept();
  if (!pressed || !codes) return;
  const { add, remove } = pressed.dataset;
  if (add) {
    if (codes.includes(add)) return;
    const carried = codesIn(new URL(pressed.href).searchParams.get("s"));
    if (codes.length >= MOST || !keep(codesIn([...codes, ...carried, add].join(".")))) return;
    event.preventDefault();
    show();
    said.textContent = `${on} (${kept().length})`;
  } else if (remove) {
    keep(codes.filter((code) => code !== remove));
  } else if ("keep" in pressed.dataset) {
    keep(codesIn([...codes, ...codesIn(page.dataset.myList)].join(".")));
    show();
    box.querySelector("a").focus();
  } else {
    keep([]);
    if (page) {
      event.preventDefault();
      location.replace(list);
    } else {
      show();
      document.querySelector("[data-add]")?.focus();
    }
  }
});

// Without codes in the address the page is about the list that is kept here.
const stored = kept() ?? [];
if (page && !page.dataset.myList && stored.length && !new URL(location).searchParams.has("s")) location.replace(urlOf(stored));
addEventListener("storage", show);
addEventListener("pageshow", show);
show();
