const YEAR_SECONDS = 31_536_000;

/** The value of a cookie, or an empty text. */
export function cookie(name) {
  const found = document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : "";
}

/** What proves that a request comes from a page of ours; over https its cookie is bound to this host by its name. */
export function csrf() {
  return cookie("__Host-atiende_csrf") || cookie("atiende_csrf");
}

/** Keep a preference as the server would. */
export function keep(name, value) {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${name}=${value}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax${secure}`;
}
