"""The ui kit: tokens, components, base templates, tags, small scripts, and the registries that fill the frame."""
