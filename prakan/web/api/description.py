"""The interface described for machines (OpenAPI 3.1), with the refusals that every call may meet."""

from __future__ import annotations

from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from prakan.web.api.schemas import ProblemOut
from prakan.web.shell.problem_json import MEDIA_TYPE, PREFIX

#: refusals that any call may be answered with
ALWAYS = {
    400: "The request cannot be read",
    401: "No key, or one that is not valid",
    403: "The roles of the key do not allow it",
    404: "There is no such thing, or it is not shown to this key",
    409: "It does not go with what was sent or done before",
    413: "The body is too large",
    415: "The body is of a type that the address does not take",
    422: "A value cannot be used",
    429: "Too many calls in a minute; Retry-After says when to come again",
}


def describe(api: NinjaAPI) -> dict[str, Any]:
    """Return the OpenAPI description of the whole interface."""
    made: dict[str, Any] = OpenAPISchema(api, PREFIX.strip("/") + "/")
    schemas = made["components"]["schemas"]
    problem = ProblemOut.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas.update(problem.pop("$defs"))
    schemas["ProblemOut"] = problem
    for methods in made["paths"].values():
        for operation in methods.values():
            operation["responses"] = {
                str(status): answer for status, answer in (operation["responses"] | _refusals()).items()
            }
    return made


def _refusals() -> dict[int, Any]:
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemOut"}}}
    return {status: {"description": words, "content": content} for status, words in ALWAYS.items()}
