// Copies words of the desk's answer. Without it they can be selected and copied as any others.

const said = document.querySelector("#answer [role=status]");

for (const button of navigator.clipboard ? document.querySelectorAll("[data-copy]") : []) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const words = document.getElementById(button.dataset.copy).cloneNode(true);
    words.querySelector("button")?.remove();
    try {
      await navigator.clipboard.writeText(words.textContent.trim());
      said.textContent = said.dataset.copied;
    } catch {
      said.textContent = said.dataset.notCopied;
    }
  });
}
