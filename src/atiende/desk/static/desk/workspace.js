// The workspace. Everything works by links and forms; these modules make it quick, live and hard to lose text in.
import "./workspace/list.js";
import "./workspace/panel.js";
import "./workspace/undoing.js";
import "./workspace/about.js";
import "./workspace/thread.js";
import "./workspace/modes.js";
import "./workspace/drafts.js";
import "./workspace/files.js";
import "./workspace/pasting.js";
import "./workspace/sending.js";
import "./workspace/formatting.js";
import "./workspace/canned.js";
import "./workspace/emojis.js";
import "./workspace/macros.js";
import "./workspace/mentions.js";
import "./workspace/quoting.js";
import "./workspace/presence.js";
import "./workspace/bulk.js";
import "./workspace/keys.js";
import "./workspace/views.js";
import "./workspace/timer.js";
import { settle } from "./workspace/case.js";

settle();
