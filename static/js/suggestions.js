// Offers pages, services, kinds of help and towns below a search box as one types (an ARIA 1.2 combobox). The form works
// the same without it. What is typed goes to this site only; neither the phone nor the site keeps it.

const PAUSE_MS = 200;
const FEWEST_LETTERS = 2;
const MOST = 8;
const LETTER = /[\p{L}\p{N}]/gu;

function offer(form) {
  const input = form.querySelector("input[name=q]");
  const kinds = form.querySelector("template").content;
  const list = document.createElement("ul");
  const said = document.createElement("p");
  let timer = 0;
  let request = null;
  let isComposing = false;
  let chosen = -1;

  list.id = "suggestions";
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.dataset.label);
  said.className = "visually-hidden";
  said.setAttribute("aria-live", "polite");
  form.append(list, said);
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-controls": list.id,
    "aria-expanded": "false",
  })) {
    input.setAttribute(name, value);
  }

  const choose = (number) => {
    list.children[chosen]?.setAttribute("aria-selected", "false");
    chosen = number;
    const option = list.children[chosen];
    if (option) {
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", option.id);
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  };

  const close = () => {
    choose(-1);
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    said.textContent = "";
  };

  const stop = () => {
    clearTimeout(timer);
    request?.abort();
    close();
  };

  const line = ({ label, url, kind, lang, dir }, number) => {
    const option = document.createElement("li");
    const words = document.createElement("span");
    option.id = `suggestion-${number}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.dataset.url = url;
    words.textContent = label;
    words.lang = lang;
    words.dir = dir;
    const [picture, name] = kinds.querySelector(`[data-kind="${CSS.escape(kind)}"]`)?.cloneNode(true).children ?? [];
    option.append(...[picture, words, name].filter(Boolean));
    return option;
  };

  const show = (found) => {
    const wasHidden = list.hidden;
    close();
    list.replaceChildren(...found.map(line));
    if (!found.length) return;
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    said.textContent = form.dataset.count.replace("#", found.length);
    // The keyboard of a phone covers half of it.
    const room = window.visualViewport?.height ?? innerHeight;
    if (wasHidden && matchMedia("(pointer: coarse)").matches && list.getBoundingClientRect().bottom > room) {
      input.scrollIntoView({ block: "start" });
    }
  };

  const ask = async () => {
    request?.abort();
    request = new AbortController();
    const { signal } = request;
    try {
      // Past the browser's store, so that what was typed does not lie on a shared phone.
      const address = `${form.dataset.suggest}?${new URLSearchParams({ q: input.value })}`;
      const answer = await fetch(address, { cache: "no-store", credentials: "omit", signal });
      const found = answer.ok ? await answer.json() : [];
      if (!signal.aborted) show(found.slice(0, MOST));
    } catch {
      // Without suggestions it is still a search box.
      if (!signal.aborted) close();
    }
  };

  const askSoon = (pause = PAUSE_MS) => {
    clearTimeout(timer);
    request?.abort();
    choose(-1);
    if (isComposing) return;
    if ((input.value.match(LETTER) ?? []).length < FEWEST_LETTERS) close();
    else timer = setTimeout(ask, pause);
  };

  const go = (option) => {
    stop();
    location.assign(option.dataset.url);
  };

  input.addEventListener("input", () => askSoon());
  input.addEventListener("compositionstart", () => {
    isComposing = true;
    askSoon();
  });
  input.addEventListener("compositionend", () => {
    isComposing = false;
    askSoon();
  });
  input.addEventListener("blur", stop);
  form.addEventListener("submit", stop);
  addEventListener("pagehide", stop);

  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const { key } = event;
    const isOpen = !list.hidden;
    const last = list.children.length - 1;
    if (key === "Escape") {
      stop();
      if (!isOpen) return;
      // This press closes the list: it neither empties the box nor counts towards leaving the page.
      event.stopPropagation();
    } else if (isOpen && key === "ArrowDown") {
      choose(chosen < last ? chosen + 1 : -1);
    } else if (isOpen && key === "ArrowUp") {
      choose(chosen < 0 ? last : chosen - 1);
    } else if (key === "ArrowDown") {
      askSoon(0);
    } else if (chosen < 0) {
      return;
    } else if (key === "Home" || key === "End") {
      choose(key === "Home" ? 0 : last);
    } else if (key === "Enter") {
      go(list.children[chosen]);
    } else {
      if (key === "ArrowLeft" || key === "ArrowRight") choose(-1);
      return;
    }
    event.preventDefault();
  });

  // A press on the list leaves the focus, and so the list, where it is.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) go(option);
  });
}

// A reader who saves data has not asked for more.
if (!navigator.connection?.saveData) document.querySelectorAll("[data-suggest]").forEach(offer);
