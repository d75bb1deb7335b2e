// Improves pages that already work without it: fragments by htmx, the figure panel, the search key.
import "htmx.org";
