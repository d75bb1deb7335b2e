"""Reading certificates: what waits for one, what one says, what is published, what a PDF is."""
