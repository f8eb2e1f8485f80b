"""What each answer says, as a document and as data."""
