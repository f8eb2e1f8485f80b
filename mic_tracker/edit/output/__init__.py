"""What commands write for readers: a file, or the folder of a site."""
