"""Loading an agency's folder through the same actions that people use."""
