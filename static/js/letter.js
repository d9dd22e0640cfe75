// Makes a letter of complaint from what a reader ticks and types, in English and in their language, in the page itself.
// Nothing is sent and nothing is kept: there is no request in this file, and no field has a name to be sent under.

const form = document.querySelector(".letter-form");
const letters = document.querySelector("[data-letters]");
const said = letters.querySelector("[data-said]");
const sheets = [...letters.querySelectorAll("[data-letter]")];

const field = (id) => form.querySelector(`#${id}`);
const typed = (id) => field(id)?.value.trim() ?? "";
const chosen = (select, tongue) => {
  const option = select?.selectedOptions[0];
  if (!option || option.value === "") return "";
  return tongue === "english" ? option.dataset.english : option.textContent;
};

/** The ticked sentences of one part, in English or in the reader's language. */
function ticked(part, tongue) {
  return [...form.querySelectorAll(`[data-part="${part}"] :checked`)].map((box) => {
    const words = box.closest("label");
    return (words.querySelector(`[data-${tongue}]`) ?? words.querySelector("[data-own]")).textContent;
  });
}

/** What stands in a letter: headings, each with its lines. */
function parts({ letter: tongue, ...words }) {
  const language = chosen(field("language"), tongue);
  const isForeign = chosen(field("language"), "english") !== "English";
  const own = typed("words");
  const happened = ticked("happened", tongue);
  if (own && tongue === "english" && isForeign) happened.push(words.foreign.replace("#", () => language));
  if (own) happened.push(own);
  const answer = ticked("answer", tongue);
  if (isForeign) answer.push(words.need.replace("#", () => language));
  return [
    [words.to, [chosen(field("to"), tongue) || typed("to-name")]],
    [words.where, [typed("where")]],
    [words.when, [typed("when")]],
    [words.happened, happened],
    [words.wanted, ticked("wanted", tongue)],
    [words.answer, answer],
    [words.reach, [typed("reach")]],
    [words.name, [typed("name")]],
  ]
    .map(([heading, lines]) => [heading, lines.filter(Boolean)])
    .filter(([, lines]) => lines.length);
}

function write(sheet) {
  const make = (name, text) => Object.assign(document.createElement(name), { textContent: text });
  const list = document.createElement("dl");
  for (const [heading, lines] of parts(sheet.dataset)) {
    list.append(make("dt", heading), ...lines.map((line) => Object.assign(make("dd", line), { dir: "auto" })));
  }
  sheet.replaceChildren(make("h3", sheet.dataset.title), list);
}

const asText = ({ dataset }) =>
  [dataset.title, ...parts(dataset).map(([heading, lines]) => [heading, ...lines].join("\n"))].join("\n\n");
const both = () => sheets.map(asText).join("\n\n––––––––\n\n");
const hasBegun = () => [...form.elements].some((each) => each.checked || (each.matches("input[type=text], textarea") && each.value.trim()));

function show() {
  const begun = hasBegun();
  form.classList.toggle("done", begun);
  letters.hidden = !begun;
  if (begun) sheets.forEach(write);
}

function empty() {
  form.reset();
  for (const sheet of sheets) sheet.replaceChildren();
  show();
}

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", () => {
  said.textContent = "";
  show();
});
form.addEventListener("change", show);

letters.querySelector("[data-copy]").addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(both());
    said.textContent = said.dataset.copied;
  } catch {
    said.textContent = said.dataset.notCopied;
  }
});
letters.querySelector("[data-print]").addEventListener("click", () => print());
letters.querySelector("[data-save]").addEventListener("click", () => {
  const address = URL.createObjectURL(new Blob([both()], { type: "text/plain;charset=utf-8" }));
  Object.assign(document.createElement("a"), { href: address, download: letters.dataset.file }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
});
letters.querySelector("[data-delete]").addEventListener("click", () => {
  empty();
  form.after(said);
  said.textContent = said.dataset.deleted;
  form.querySelector("input, select").focus();
});

// Going back, or the browser's own memory, brings nothing back on a shared phone.
addEventListener("pagehide", empty);
addEventListener("pageshow", ({ persisted }) => persisted && empty());
empty();
