// The entry of every page: each module looks for its own marks in the markup and does nothing when they are absent.
export {};
