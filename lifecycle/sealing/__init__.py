"""What runs in children of their own, apart from the application: signing, timestamps, examining files."""
