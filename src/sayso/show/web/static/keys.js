// Walking an article's statements by keys, and watching a job. Without a script everything is there all the same.
"use strict";

const numbers = [...document.querySelectorAll(".text .number[id]")];
const legend = document.querySelector(".legend .keys");
let at = numbers.findIndex((number) => number.id === location.hash.slice(1));

// The note of the statement that was walked to: its buttons stand for a, r and c.
function press(which) {
  const note = at < 0 ? null : document.querySelector(numbers[at].getAttribute("href"));
  const button = note && note.querySelector(which);
  if (button) button.click();
}

function step(by) {
  if (!numbers.length) return;
  at = (at + by + numbers.length) % numbers.length;
  numbers[at].focus();
  numbers[at].scrollIntoView({ block: "center" });
}

if (legend && numbers.length) legend.hidden = false;

document.addEventListener("keydown", (event) => {
  if (legend && !legend.querySelector("input").checked) return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  if (event.key === "n") step(1);
  if (event.key === "p") step(at < 0 ? 0 : -1);
  if (event.key === "a") press("button[value=accept]");
  if (event.key === "r") press("button[value=reject]");
  if (event.key === "c") press(".verdict a");
  if (event.key === "/") {
    event.preventDefault();
    document.getElementById("find").focus();
  }
});

// How far a job is, told as it goes on; then the page that came of it.
const told = document.querySelector("[data-job]");

async function watch() {
  const job = await (await fetch(told.dataset.job)).json();
  if (told.textContent !== job.told) told.textContent = job.told || told.textContent;
  if (job.state === "done") location.replace(job.page);
  else if (job.state === "failed") location.reload();
  else setTimeout(watch, 700);
}

if (told) watch();
