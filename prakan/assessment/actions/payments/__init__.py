"""What is done with payments: rates installed, dues raised, accounts confirmed, lists made and paid."""
