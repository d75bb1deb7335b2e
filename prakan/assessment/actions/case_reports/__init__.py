"""What people do with the report of a case: write it, hand it on, reply to it, answer the reply."""
