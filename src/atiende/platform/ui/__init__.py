"""The ui kit: tokens, components, base templates, template tags, small scripts, and the registries that fill the frame."""
