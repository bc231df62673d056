// Comfort only: every page works without this.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const box = document.getElementById("q");
  if (box) {
    event.preventDefault();
    box.focus();
    box.select();
  }
});

// A text that is there to be copied gets a button for it.
for (const button of document.querySelectorAll("button[data-copy]")) {
  const source = document.getElementById(button.dataset.copy);
  if (!source || !navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(source.textContent);
    button.textContent = button.dataset.done;
  });
}

// Words marked in the text of an article go along to the form that adds what was missed.
const adding = document.querySelectorAll("a.mend.add");
if (adding.length) {
  document.addEventListener("selectionchange", () => {
    const marked = document.getSelection();
    const inText = marked.anchorNode && document.querySelector(".text")?.contains(marked.anchorNode);
    const words = inText ? marked.toString().trim().slice(0, 2000) : "";
    for (const link of adding) {
      const to = new URL(link.href);
      if (words) to.searchParams.set("kata", words);
      else if (marked.toString()) to.searchParams.delete("kata");
      link.href = to;
    }
  });
}

// Work that takes a while: how far it is, and the page anew once it is done.
const waiting = document.querySelector("[data-chore]");
if (waiting) {
  const bar = waiting.querySelector("progress");
  const said = waiting.querySelector("[role=status]");
  const look = async () => {
    const state = await (await fetch(waiting.dataset.chore)).json();
    if (state.ended) location.reload();
    if (state.percent !== null) bar.value = state.percent;
    if (state.said && state.said !== said.textContent) said.textContent = state.said;
    if (!state.ended) setTimeout(look, 1000);
  };
  setTimeout(look, 1000);
}

// A file is chosen by our own label, in the page's language; browsers write theirs in their own.
for (const chosen of document.querySelectorAll("[data-chosen]")) {
  const field = chosen.parentElement.querySelector("input[type=file]");
  const show = () => { chosen.textContent = field.files[0]?.name ?? chosen.dataset.chosen; };
  chosen.parentElement.classList.add("own-label");
  chosen.hidden = false;
  field.addEventListener("change", show);
  show();
}
