// The first nine views by "g" and a digit: those that stand beside the queues.
import { bind } from "../../ui/js/shortcuts.js";

for (let key = 1; key < 10; key += 1) {
  bind(`g ${key}`, () => document.querySelector(`#views [data-view-key="${key}"]`)?.click());
}
