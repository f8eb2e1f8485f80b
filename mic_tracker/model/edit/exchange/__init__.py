"""What is imported and what is planned of it."""
