"""Building blocks that several screens share; none of them knows a service."""
