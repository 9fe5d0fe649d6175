"""The rules of the work, shared by the desk and central.

Pure: no input or output, no clock reading, no Qt, no SQL, no HTTP.
"""
