"""The data for other programs, below ``/api/v1``; ``openapi.json`` describes it, and requests are held to that."""
