// Notes how long it takes until what was asked for is painted. Times are milliseconds; a key counts from its own event.
(() => {
  const noted = {};
  const waiting = {};
  let key = 0;
  let token = "";

  function note(name, value) {
    noted[name] = value;
    waiting[name]?.(value);
  }

  /** After the next frame has been made. */
  function painted(act) {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = act;
      channel.port2.postMessage(0);
    });
  }

  const since = (name) => { if (!(name in noted)) painted(() => note(name, performance.now() - key)); };

  function look(changes) {
    for (const change of changes) {
      const element = change.target;
      if (change.type === "attributes" && element.matches(".wsrow[aria-current], .bare")) since("marked");
      for (const added of change.addedNodes) if (added.matches?.(".is-pending")) since("own");
    }
    if (!token || "shown" in noted) return;
    for (const place of document.querySelectorAll("#said .msg:not(.is-pending) .mb, #rows .snip")) {
      if (place.textContent.includes(token)) return painted(() => note("shown", Date.now()));
    }
  }

  addEventListener("keydown", (event) => { key = event.timeStamp; }, { capture: true });
  document.addEventListener("case:settled", () => since("opened"));
  document.addEventListener("DOMContentLoaded", () => {
    const what = { subtree: true, childList: true, characterData: true, attributeFilter: ["aria-current", "class"] };
    new MutationObserver(look).observe(document.documentElement, what);
  });

  window.bench = {
    forget(next = "") {
      for (const name of Object.keys(noted)) delete noted[name];
      token = next;
    },
    once(name) {
      return new Promise((resolve, reject) => {
        if (name in noted) return resolve(noted[name]);
        waiting[name] = resolve;
        setTimeout(() => reject(new Error(`${name} was not painted within 15 s`)), 15000);
      });
    },
  };
})();
