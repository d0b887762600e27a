"""Files: the site's are read here, the output folder's are written here."""
