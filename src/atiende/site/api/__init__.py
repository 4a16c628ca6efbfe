"""The entrance of the API, version 1: tokens, limits, problems and the description; rooms bring the endpoints."""
