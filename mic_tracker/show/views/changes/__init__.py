"""What `changes` says: sentences that can be sent on, data, and the entries of a feed."""
