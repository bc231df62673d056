"""What leaves the archive: tables of articles, statements, figures and stories, and the kliping as a book."""
