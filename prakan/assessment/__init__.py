"""What institutions hand in and what the agency makes of it: self-assessment reports first."""
