// "Use my location": puts roughly where the reader is into the directory's form and sends it. Only when pressed; the
// place is kept nowhere but in the address of the page.

/** Digits after the point of a degree: about one kilometre, enough for a list of what is near. */
const DIGITS = 2;
const PATIENCE_MS = 10_000;
/** A place this old will do. */
const OLDEST_MS = 300_000;

const here = document.querySelector("[data-here]");

if (here && isSecureContext && navigator.geolocation) {
  const button = here.querySelector("button");
  const problem = here.querySelector("[role=alert]");
  const near = button.form.elements.near;
  const isWaiting = () => button.getAttribute("aria-busy") === "true";
  const wait = (yes) => button.setAttribute("aria-busy", String(yes));

  here.hidden = false;
  button.addEventListener("click", () => {
    if (isWaiting()) return;
    wait(true);
    problem.textContent = "";
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        wait(false);
        near.value = [coords.latitude, coords.longitude].map((degrees) => degrees.toFixed(DIGITS)).join(",");
        button.form.requestSubmit();
      },
      () => {
        wait(false);
        problem.textContent = here.dataset.problem;
      },
      { maximumAge: OLDEST_MS, timeout: PATIENCE_MS },
    );
  });
}
