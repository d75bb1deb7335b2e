"""Reading payments: rates, what visits owe, what is ready, lists, accounts, statements, what cases cost."""
