// What the page asks of the preview. The token lives in this module alone: no attribute and no global has it.

const TOKEN = "X-Glossator-Token";
const script = document.querySelector("script[data-events]");
const base = new URL("annotate/", new URL(script?.dataset.events ?? ".", location.href));
let token = "ask";

/** The content file that this page is made of; empty where it is made of none or of several. */
export const article = () => document.querySelector("script[data-events]")?.dataset.source ?? "";

/** The digest of the files that the page was drawn from. */
export const drawn = () => document.querySelector("script[data-events]")?.dataset.text ?? "";

/** A request that was refused: `problems` as the terminal says them, `conflict` where a file had changed. */
export class Refused extends Error {
  constructor(status, problems) {
    super(problems[0]?.message ?? "The preview did not answer.");
    this.problems = problems;
    this.status = status;
    this.conflict = status === 409;
  }
}

async function answered(request) {
  let answer;
  try {
    answer = await request;
  } catch {
    throw new Refused(0, [{ message: "The preview does not answer.", hint: "Is it still running? Your text stays here." }]);
  }
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refused(answer.status, told.problems ?? []);
  return told;
}

/** What the form offers on this page. */
export async function state() {
  const address = new URL("state", base);
  address.searchParams.set("article", article());
  const told = await answered(fetch(address, { headers: { [TOKEN]: "ask" }, cache: "no-store" }));
  token = told.token;
  return told;
}

/** What comes of a command. Raises `Refused`. A preview that was started again has made new tokens. */
export async function ask(command, more = {}) {
  try {
    return await sent(command, more);
  } catch (error) {
    if (error.status !== 403) throw error;
    await state();
    return sent(command, more);
  }
}

function sent(command, more) {
  const body = JSON.stringify({ do: command, article: article(), ...more });
  const headers = { [TOKEN]: token, "Content-Type": "application/json" };
  return answered(fetch(new URL("do", base), { method: "POST", headers, body }));
}

/** The address of a file of this folder. */
export const own = (name) => new URL(name, base);
