"use strict";
// The page works without this; with it, answers appear by themselves.
const conversation = document.getElementById("conversation");
let last = null;

async function refresh() {
  try {
    const answer = await fetch(conversation.dataset.source, { cache: "no-store" });
    const bubbles = answer.ok && !answer.redirected ? await answer.text() : last;
    // The first answer too: something may have been said since the page was made.
    if (bubbles !== last) {
      conversation.innerHTML = bubbles;
      conversation.lastElementChild.scrollIntoView({ block: "nearest" });
    }
    last = bubbles;
  } catch {
    // The simulator is away; it is asked again.
  }
  setTimeout(refresh, 1500);
}

refresh();
