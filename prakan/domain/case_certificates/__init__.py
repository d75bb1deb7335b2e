"""What is made of a certified result: a certificate or a notification, what it says, what is published."""
