const NAMES = { ckb: "|ku", kmr: "|ku", prs: "|fa", zh: ".CN|cmn" };
const speech = window.speechSynthesis;
const box = document.querySelector("[data-listen]");
const [button, end] = box.querySelectorAll("button");
const label = button.lastElementChild;
const { listen, pause, more } = box.dataset;
let parts = [];

const voiceOf = (block) => {
  const [base] = block.closest("[lang]").lang.split("-");
  const name = RegExp(`^(${base}${NAMES[base] ?? ""})(?![a-z])`);
  // Any other voice sends text to a company.
  return speech.getVoices().find((voice) => voice.localService && name.test(voice.lang));
};

const cut = () => {
  const texts = document.createTreeWalker(box.parentElement, 4);
  for (let text; (text = texts.nextNode()); ) {
    const block = text.parentElement.closest("h1,h2,h3,p,li,dt,dd,tr,[lang]");
    if (parts.at(-1)?.block === block) parts.at(-1).text += " " + text.data;
    else parts.push({ block, text: text.data, voice: voiceOf(block) });
  }
  parts = parts.filter(({ block, text, voice }) => voice && text.trim() && !block.matches(".back,.more"));
};

const set = (text) => {
  label.textContent = text;
  end.parentElement.hidden = text === listen;
  speech.cancel();
};

const stop = () => {
  if (end.matches(":focus")) button.focus();
  parts = [];
  set(listen);
};

button.onclick = () => {
  if (label.textContent === pause) return set(more);
  parts[0] ?? cut();
  set(pause);
  for (const { text, voice } of parts) {
    const one = new SpeechSynthesisUtterance(text);
    one.voice = voice;
    one.lang = voice.lang;
    one.onend = one.onerror = () => label.textContent === pause && (parts.shift(), parts[0] ?? stop());
    speech.speak(one);
  }
};
end.onclick = stop;

if (speech) {
  addEventListener("pagehide", stop);
  addEventListener("keydown", ({ key }) => key === "Escape" && stop());
  addEventListener("click", ({ target }) => target.closest("a") && stop());
  (speech.onvoiceschanged = () => (box.hidden = !voiceOf(box)))();
}
