"""Notices of the browser (Web Push): encrypted for the browser alone, signed by this installation."""
