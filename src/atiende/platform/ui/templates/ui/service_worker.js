{% load static %}// Says in our own page that there is no network. It keeps no page of anybody and answers nothing else.
const SHELF = "atiende-offline-{{ ui.version }}-{{ language }}";
const PAGE = "{% url 'ui:offline' %}?language={{ language }}";
const PARTS = [
  "{% static 'ui/css/atiende.css' %}",
  "{% static 'ui/js/offline.js' %}",
  "{% static 'vendor/inter-5.3.0/inter-latin-wght-normal.woff2' %}",
];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELF).then((shelf) => shelf.addAll([PAGE, ...PARTS])).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const drop = (names) => Promise.all(names.filter((name) => name !== SHELF).map((name) => caches.delete(name)));
  event.waitUntil(caches.keys().then(drop).then(() => self.clients.claim()));
});

// News that the person asked to be told of: encrypted until here, shown, and opened where they lead.
self.addEventListener("push", (event) => {
  const { title, body, tag, url } = event.data?.json() ?? {};
  if (title) event.waitUntil(self.registration.showNotification(title, { body, tag, data: { url } }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const address = new URL(event.notification.data?.url ?? "/", self.location.origin);
  if (address.origin === self.location.origin) event.waitUntil(self.clients.openWindow(address.href));
});

self.addEventListener("fetch", (event) => {
  if (event.request.mode === "navigate") {
    event.respondWith(fetch(event.request).catch(() => caches.match(PAGE)));
  } else if (PARTS.includes(new URL(event.request.url).pathname)) {
    event.respondWith(fetch(event.request).catch(() => caches.match(event.request)));
  }
});
