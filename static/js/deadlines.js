// Works out on the reader's own device by when a step of a complaint must be done. Nothing typed is sent or kept.

const DAY_MS = 86_400_000;

const isoDay = (date) => date.toISOString().slice(0, 10);

/** The same day of another month, or that month's last day: 31 January and one month is 28 February. */
function addMonths(start, months) {
  const first = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months, 1));
  const days = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(start.getUTCDate(), days));
  return first;
}

/** Weekends and holidays are no working days; the day it is counted from is not counted. */
function addWorkingDays(start, days, holidays) {
  const date = new Date(start);
  for (let left = days; left > 0; ) {
    date.setTime(date.getTime() + DAY_MS);
    if (date.getUTCDay() % 6 && !holidays.has(isoDay(date))) left -= 1;
  }
  return date;
}

/** The last day of a limit. `start`: midnight UTC of the day it is counted from; `holidays`: a set of ISO days. */
export function due(start, number, unit, holidays) {
  if (unit === "working_days") return addWorkingDays(start, number, holidays);
  if (unit === "months") return addMonths(start, number);
  if (unit === "years") return addMonths(start, number * 12);
  return new Date(start.getTime() + number * (unit === "weeks" ? 7 : 1) * DAY_MS);
}

function listen(box) {
  const months = box.dataset.months.split("|");
  const holidays = new Set(box.dataset.holidays.split(" "));
  const written = (date) =>
    months[date.getUTCMonth()].replace("{d}", date.getUTCDate()).replace("{y}", date.getUTCFullYear());
  const now = new Date();
  const today = new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()));

  const told = (place, start) => {
    const { number, unit, due: sentence, late } = place.dataset;
    const last = due(start, Number(number), unit, holidays);
    const words = [sentence.replace("#", () => written(last))];
    if (late !== undefined && last < today) words.push(box.dataset.passed);
    if (late && last < today) words.push(box.dataset.reason);
    return words.join(" ");
  };

  for (const input of box.querySelectorAll("input")) {
    const places = document.querySelectorAll(`[data-from="${input.id}"]`);
    for (const place of places) place.setAttribute("role", "status");
    input.max = isoDay(today);
    input.value = "";
    input.addEventListener("input", () => {
      const start = input.valueAsDate;
      const isSense = start && start <= today && start.getUTCFullYear() > 1900;
      for (const place of places) place.textContent = isSense ? told(place, start) : "";
    });
  }
  // A page brought back from the browser's memory shows nobody the last reader's dates.
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    for (const input of box.querySelectorAll("input")) {
      input.value = "";
      input.dispatchEvent(new Event("input"));
    }
  });
  box.hidden = false;
}

document.querySelectorAll("[data-deadlines]").forEach(listen);
