"""What readers tell the portal about its pages, from the question at a page's end to "You said, we did"."""
