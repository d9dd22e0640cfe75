// What every page adds, and works without. Keeps nothing, sends nothing.

const leave = document.querySelector("[data-leave]");

if (leave) {
  // Replaces this page in the history, so that "back" does not return to it.
  const go = () => {
    document.documentElement.hidden = true;
    location.replace(leave.href);
  };
  let presses = [];
  leave.addEventListener("click", (event) => {
    event.preventDefault();
    go();
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") {
      presses = [];
      return;
    }
    presses = [...presses.slice(-2), event.timeStamp];
    if (presses.length === 3 && event.timeStamp - presses[0] < 2000) go();
  });
}

// The phone's own languages first.
const chooser = document.querySelector("[data-chooser]");

if (chooser) {
  const OTHER_CODES = { "fa-af": "prs", ku: "kmr", "ku-iq": "ckb", "ku-arab": "ckb", zh: "zh-hans", "ps-af": "ps" };
  const wanted = [...(navigator.languages ?? [])].map((tag) => tag.toLowerCase());
  const found = wanted.map((tag) => {
    const base = tag.split("-")[0];
    const code = [tag, OTHER_CODES[tag], base, OTHER_CODES[base]].find(
      (each) => each && chooser.querySelector(`[data-code="${CSS.escape(each)}"]`),
    );
    // "fa-AF" is Dari, not the Persian its base names.
    return OTHER_CODES[tag] ?? code;
  });
  chooser.prepend(
    ...[...new Set(found)].map((code) => code && chooser.querySelector(`[data-code="${CSS.escape(code)}"]`)).filter(Boolean),
  );
}

// Where there is room beside the list, the choices are open from the start.
if (matchMedia("(min-width: 60em)").matches) {
  for (const each of document.querySelectorAll("[data-wide-open]")) each.open = true;
}

// An open menu closes when the reader presses elsewhere.
addEventListener("click", (event) => {
  const menu = document.querySelector(".languages[open]");
  if (menu && !menu.contains(event.target)) menu.open = false;
});
