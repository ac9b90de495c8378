/** What portal/outputs/offline/worker.py writes before the service worker: portal/words/interface/offline.yml (kept_copy), by language. */
declare const TEXTS: Record<string, { kept: string; title: string; text: string; home: string }>;
