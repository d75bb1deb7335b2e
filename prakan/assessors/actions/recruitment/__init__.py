"""What people do in recruitment, from the announcement to the certificate; each file is one part of it."""
