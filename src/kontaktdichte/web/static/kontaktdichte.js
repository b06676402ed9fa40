/* Everything works without this file. It tells when a part of a page could not be fetched or stored, and goes to the
   login page as a whole where the session has ended meanwhile. SPDX-License-Identifier: EUPL-1.2 */
(() => {
  "use strict";
  const failed = () => document.getElementById("fehlgeschlagen");
  const say = () => { const box = failed(); if (box) { box.hidden = false; box.scrollIntoView({ block: "nearest" }); } };
  document.addEventListener("htmx:responseError", say);
  document.addEventListener("htmx:sendError", say);
  document.addEventListener("htmx:timeout", say);
  document.addEventListener("htmx:beforeRequest", () => { const box = failed(); if (box) box.hidden = true; });
  document.addEventListener("htmx:beforeSwap", (event) => {
    const login = failed()?.dataset.login;
    if (login && new URL(event.detail.xhr.responseURL).pathname === login) {
      event.detail.shouldSwap = false;
      window.location.assign(login + "?next=" + encodeURIComponent(window.location.pathname));
    }
  });
  document.addEventListener("keydown", (event) => {
    const open = document.querySelector(".kd-account[open]");
    if (event.key === "Escape" && open) { open.open = false; open.querySelector("summary").focus(); }
  });
})();
