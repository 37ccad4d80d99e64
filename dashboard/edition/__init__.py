"""A release as a folder of plain files: the same page from a USB stick or any web server, without Python."""
