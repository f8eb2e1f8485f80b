"""What is due: figures, deadlines, events and reviews, each with its day."""
