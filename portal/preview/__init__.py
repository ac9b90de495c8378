"""The site while someone edits it: a saved card is stamped when its page is asked for, without a new build."""
