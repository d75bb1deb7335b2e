"""Reading appeals: until when, one with its points and papers, who could hear it."""
