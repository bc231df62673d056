// Names under the search box while somebody types: the combobox pattern of the ARIA Authoring Practices, list autocomplete with manual
// selection. Enter without a choice sends what was typed; without this file the box is an ordinary one.
(() => {
  const box = document.getElementById("q");
  const form = box && box.closest("form[data-suggest]");
  if (!form) return;

  const list = document.createElement("ul");
  list.id = "q-saran";
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.dataset.suggest);
  const told = document.createElement("p");
  told.className = "quiet";
  told.setAttribute("role", "status");
  form.append(list, told);
  for (const [name, value] of [["role", "combobox"], ["aria-controls", list.id], ["aria-expanded", "false"], ["aria-autocomplete", "list"]]) {
    box.setAttribute(name, value);
  }

  let chosen = -1;
  let asked = "";
  let timer = 0;
  let running = null;

  // An answer that comes late must neither open a closed list again nor take a choice away.
  const settle = () => {
    clearTimeout(timer);
    running?.abort();
  };
  const close = () => {
    settle();
    list.hidden = true;
    list.replaceChildren();
    chosen = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  };
  const mark = (number) => {
    settle();
    const options = [...list.children];
    chosen = (number + options.length + 1) % (options.length + 1);
    options.forEach((option, n) => option.setAttribute("aria-selected", String(n === chosen)));
    if (chosen < options.length) {
      box.setAttribute("aria-activedescendant", options[chosen].id);
      options[chosen].scrollIntoView({ block: "nearest" });
    } else {
      box.removeAttribute("aria-activedescendant");
    }
  };
  const take = (option) => {
    box.value = option.dataset.text;
    close();
    box.focus();
  };
  const show = (rows) => {
    list.replaceChildren(
      ...rows.map((row, n) => {
        const option = document.createElement("li");
        option.id = `q-saran-${n}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.dataset.text = row.text;
        const name = document.createElement("span");
        name.textContent = row.name;
        const kind = document.createElement("span");
        kind.className = "meta";
        kind.textContent = row.articles === null ? row.label : `${row.label} · ${row.articles}`;
        option.append(name, " ", kind);
        option.addEventListener("mousedown", (event) => {
          event.preventDefault();
          take(option);
        });
        return option;
      }),
    );
    chosen = rows.length;
    list.hidden = rows.length === 0;
    box.setAttribute("aria-expanded", String(rows.length > 0));
    told.textContent = rows.length ? form.dataset.suggestCount.replace("{n}", rows.length) : "";
  };
  const ask = async () => {
    const text = box.value.trim();
    if (text === asked) return;
    asked = text;
    if (text.length < 2) return close();
    settle();
    running = new AbortController();
    try {
      const answer = await fetch(`/saran.json?q=${encodeURIComponent(text)}`, { signal: running.signal });
      if (answer.ok && document.activeElement === box) show((await answer.json()).rows);
    } catch {
      // an unanswered suggestion is no loss
    }
  };

  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 120);
  });
  box.addEventListener("blur", close);
  box.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      mark(event.key === "ArrowDown" ? (chosen >= list.children.length ? 0 : chosen + 1) : chosen - 1);
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
    } else if (event.key === "Enter" && chosen >= 0 && chosen < list.children.length) {
      event.preventDefault();
      take(list.children[chosen]);
    }
  });
})();
