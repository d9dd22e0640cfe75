"""A service's own staff say by a link in an e-mail whether its facts are still right. Nothing they say is published by
it: it becomes a draft, or a note, for an editor.
"""
