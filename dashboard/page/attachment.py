"""Files that are made in memory, to take along."""

from io import BytesIO

from flask import Response, send_file


def attachment(content: bytes, mimetype: str, name: str) -> Response:
    """`content` as a file called `name`, whole or the part that a request asks for.

    It is an answer like any other: the body of one that is a file to the server leaves apart from its head.
    """
    response = send_file(BytesIO(content), mimetype, as_attachment=True, download_name=name)
    response.direct_passthrough = False
    response.set_data(response.get_data())
    return response
