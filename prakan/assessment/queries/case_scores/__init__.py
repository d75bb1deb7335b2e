"""Reading the scores of cases: who sits, sheets, evidence and findings, consensus, verdicts."""
