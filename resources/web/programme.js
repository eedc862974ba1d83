// Search, section filter, picks and their calendar file. The pages can be read without this.
(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (selector, root = document) => root.querySelector(selector);
  const words = JSON.parse(document.body.dataset.words);
  const said = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_whole, name) => values[name]);

  // ---- What is kept in the browser; a browser that forbids it forgets with the page.
  const kept = (() => {
    const prefix = `marquee ${document.body.dataset.site} `;
    const here = new Map();
    return {
      get(name) {
        try { return localStorage.getItem(prefix + name); } catch { return here.get(name) ?? null; }
      },
      set(name, value) {
        here.set(name, value);
        try { localStorage.setItem(prefix + name, value); } catch { /* kept in the page */ }
      },
    };
  })();

  // ---- Search in any spelling: no case, no accents, no punctuation.
  const LETTERS = { "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i", "ς": "σ", "ß": "ss" };
  const folded = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "")
    .replace(/[øłđæœþðıςß]/g, (letter) => LETTERS[letter]).replace(/[^\p{L}\p{N}]+/gu, " ").trim();

  const filters = one(".filters");
  function setUpFilters() {
    filters.hidden = false;
    const things = all(".show, .entry").map((element) => (
      { element, find: folded(element.dataset.find), strand: element.dataset.in }));
    const input = one("input", filters);
    const chips = all(".chip", filters);
    const nothing = one(".nothing");

    function show() {
      const asked = folded(input.value).split(" ").filter(Boolean);
      const found = things.map((thing) => asked.every((word) => thing.find.includes(word)));
      const chosen = new Set(chips.filter((chip) => chip.ariaPressed === "true").map((chip) => chip.dataset.in));
      let shown = 0;
      things.forEach((thing, i) => {
        const visible = found[i] && (!chosen.size || chosen.has(thing.strand));
        thing.element.hidden = !visible;
        shown += visible;
      });
      for (const chip of chips) {
        one(".number", chip).textContent = things.filter((thing, i) => found[i] && thing.strand === chip.dataset.in).length;
      }
      nothing.hidden = shown > 0;
      one(".shown", filters).textContent = asked.length || chosen.size ? said(words.some, { shown, all: things.length }) : "";
      for (const link of all(".days a")) link.hash = hash();
    }
    function hash() {
      const parts = new URLSearchParams();
      if (input.value.trim()) parts.set("q", input.value.trim());
      const chosen = chips.filter((chip) => chip.ariaPressed === "true").map((chip) => chip.dataset.in);
      if (chosen.length) parts.set("in", chosen.join(","));
      return String(parts);
    }
    function read() {
      const parts = new URLSearchParams(location.hash.slice(1));
      input.value = parts.get("q") ?? "";
      const chosen = (parts.get("in") ?? "").split(",");
      for (const chip of chips) chip.ariaPressed = String(chosen.includes(chip.dataset.in));
      show();
    }
    function changed() {
      location.replace(`#${hash()}`);
      show();
    }
    input.addEventListener("input", changed);
    for (const chip of chips) {
      chip.addEventListener("click", () => {
        chip.ariaPressed = String(chip.ariaPressed !== "true");
        changed();
      });
    }
    one("[data-clear]").addEventListener("click", () => {
      input.value = "";
      for (const chip of chips) chip.ariaPressed = "false";
      changed();
      input.focus();
    });
    addEventListener("hashchange", () => { if (location.hash.slice(1) !== hash()) read(); });
    read();
  }

  // ---- Grid or list
  function setUpViews(group) {
    group.hidden = false;
    const set = (view) => {
      document.documentElement.classList.toggle("grid-view", view === "grid");
      for (const button of all("button", group)) button.ariaPressed = String(button.dataset.view === view);
    };
    for (const button of all("button", group)) {
      button.addEventListener("click", () => { kept.set("view", button.dataset.view); set(button.dataset.view); });
    }
    set(kept.get("view") === "list" ? "list" : "grid");
  }

  // ---- Picks
  function picked() {
    try { return new Set(JSON.parse(kept.get("picks") ?? "[]").map(String)); } catch { return new Set(); }
  }
  const list = one(".picks-list");
  const moment = (text) => Date.UTC(text.slice(0, 4), text.slice(4, 6) - 1, text.slice(6, 8), text.slice(9, 11), text.slice(11, 13));

  function showPicks() {
    const keys = picked();
    const count = one("[data-pick-count]");
    count.textContent = keys.size;
    count.hidden = !keys.size;
    for (const show of all(".show")) {
      const button = one(".pick", show);
      if (!button) continue;
      const on = keys.has(show.dataset.key);
      button.hidden = false;
      button.ariaPressed = String(on);
      button.setAttribute("aria-label", said(words.pick, { title: show.dataset.title, when: show.dataset.when }));
      show.classList.toggle("picked", on);
    }
    if (list) showList(keys);
  }
  function showList(keys) {
    const shows = all(".show", list);
    for (const show of shows) show.hidden = !keys.has(show.dataset.key);
    const mine = shows.filter((show) => !show.hidden);
    list.hidden = !mine.length;
    one(".deeds").hidden = !mine.length;
    one(".status").textContent = mine.length ? said(words.count, { count: mine.length }) : words.none;
    for (const show of mine) {
      const warned = one(".warned", show);
      warned.textContent = clash(show, mine.filter((other) => other !== show));
      warned.hidden = !warned.textContent;
    }
  }
  // Fifteen minutes are little for the way to another house.
  function clash(show, others) {
    const live = others.filter((other) => !other.classList.contains("cancelled"));
    const [start, end] = [moment(show.dataset.start), moment(show.dataset.end)];
    if (show.classList.contains("cancelled")) return "";
    const same = live.find((other) => moment(other.dataset.start) < end && start < moment(other.dataset.end));
    if (same) return said(words.clash, { title: same.dataset.title });
    const before = live.find((other) => other.dataset.venue !== show.dataset.venue
      && start >= moment(other.dataset.end) && start - moment(other.dataset.end) < 15 * 60000);
    return before ? said(words.tight, { minutes: (start - moment(before.dataset.end)) / 60000, place: before.dataset.place }) : "";
  }
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".pick");
    if (!button) return;
    const keys = picked();
    const { key } = button.closest(".show").dataset;
    if (!keys.delete(key)) keys.add(key);
    kept.set("picks", JSON.stringify([...keys].sort()));
    showPicks();
    if (list && button.closest("[hidden]")) (one(".show:not([hidden]) .pick", list) ?? one("main")).focus();
  });
  addEventListener("storage", showPicks);
  addEventListener("pageshow", showPicks);

  // ---- The calendar file (RFC 5545): lines of 75 bytes at most, ended by CR LF.
  const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");
  function lines(text) {
    const encoder = new TextEncoder();
    let [line, bytes, out] = ["", 0, ""];
    for (const letter of text) {
      const size = encoder.encode(letter).length;
      if (bytes + size > 74) { out += `${line}\r\n`; line = " "; bytes = 1; }
      line += letter;
      bytes += size;
    }
    return `${out}${line}\r\n`;
  }
  function calendar() {
    const now = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
    const events = all(".show:not([hidden])", list).filter((show) => !show.classList.contains("cancelled"));
    const rows = events.flatMap(({ dataset: data }) => [
      "BEGIN:VEVENT", `UID:${data.uid}`, `DTSTAMP:${now}`,
      `DTSTART:${data.start}`, `DTEND:${data.end}`, `SUMMARY:${escaped(data.title)}`,
      `LOCATION:${escaped([data.place, data.address].filter(Boolean).join(", "))}`,
      ...(data.url ? [`URL:${data.url}`] : []), "END:VEVENT",
    ]);
    return ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Marquee//Web programme//EN", ...rows, "END:VCALENDAR"].map(lines).join("");
  }
  one("[data-calendar]")?.addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([calendar()], { type: "text/calendar" }));
    link.download = "picks.ics";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  });
  one("[data-print]")?.addEventListener("click", () => print());

  document.documentElement.classList.add("scripted");
  if (filters) setUpFilters();
  const views = one(".switch");
  if (views) setUpViews(views);
  showPicks();
})();
