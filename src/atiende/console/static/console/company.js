// What the tax number is called follows the chosen country.
const region = document.querySelector("[data-country-hint]");

region?.querySelector("select").addEventListener("change", async (event) => {
  const answer = await fetch(`${region.dataset.countryHint}?${new URLSearchParams({ country: event.target.value })}`);
  const hint = document.getElementById("id_tax_id-hint");
  if (answer.ok && hint) hint.textContent = await answer.text();
});
