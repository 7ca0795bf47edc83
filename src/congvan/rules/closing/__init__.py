"""What stands around and below the body: addressees, recipients, signatures."""
