/* Everything works without this file. It tells when a part of a page could not be fetched or stored, and where the
   session has ended meanwhile how to go on without losing what is typed: a form takes the newest token with it. SPDX-License-Identifier: EUPL-1.2 */
(() => {
  "use strict";
  const failed = () => document.getElementById("fehlgeschlagen");
  const say = () => { const box = failed(); if (box) { box.hidden = false; box.scrollIntoView({ block: "nearest" }); } };
  const shown = (id, hidden) => { const box = document.getElementById(id); if (box) { box.hidden = hidden; if (!hidden) box.scrollIntoView({ block: "nearest" }); } };
  document.addEventListener("htmx:responseError", (event) => { if (event.detail.xhr.status === 401) shown("abgemeldet", false); else say(); });
  document.addEventListener("htmx:configRequest", (event) => {
    const token = document.cookie.split("; ").find((one) => one.startsWith("csrftoken="))?.slice("csrftoken=".length);
    if (!token || event.detail.verb === "get") return;
    event.detail.headers["X-CSRFToken"] = token;
    if (event.detail.parameters.has?.("csrfmiddlewaretoken")) event.detail.parameters.set("csrfmiddlewaretoken", token);
    else if ("csrfmiddlewaretoken" in event.detail.parameters) event.detail.parameters.csrfmiddlewaretoken = token;
  });
  document.addEventListener("htmx:sendError", say);
  document.addEventListener("htmx:timeout", say);
  document.addEventListener("htmx:beforeRequest", () => { shown("fehlgeschlagen", true); shown("abgemeldet", true); });
  document.addEventListener("htmx:beforeSwap", (event) => {
    const login = failed()?.dataset.login;
    if (login && new URL(event.detail.xhr.responseURL).pathname === login) {
      event.detail.shouldSwap = false;
      window.location.assign(login + "?next=" + encodeURIComponent(window.location.pathname));
    }
  });
  for (const button of document.querySelectorAll("[data-print]")) {
    button.closest("[hidden]")?.removeAttribute("hidden");
    button.addEventListener("click", () => window.print());
  }
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const text = button.parentElement.querySelector("code");
      try { await navigator.clipboard.writeText(text.textContent); } catch { // no TLS, or forbidden: chosen, as by hand
        window.getSelection().selectAllChildren(text);
        if (!document.execCommand("copy")) return;
      }
      button.parentElement.querySelector("[role=status]").textContent = button.dataset.copy;
    });
  }
  document.addEventListener("keydown", (event) => {
    const open = document.querySelector(".kd-account[open]");
    if (event.key === "Escape" && open) { open.open = false; open.querySelector("summary").focus(); }
  });
})();
