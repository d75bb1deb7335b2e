"""What happens with results: colours, improvement plans, the programme of the use of results; pure rules."""
