"""The way to the signature: status, number and day, versions, scan; signed pages are locked."""
