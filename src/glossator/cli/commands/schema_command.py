"""`glossator schema`."""

import json

import click

from glossator.cli.app import Call
from glossator.config.schema import SCHEMAS, schema_of


@click.command("schema", epilog="\b\nExample:\n  glossator schema site > .vscode/schemas/site.schema.json")
@click.argument("name", type=click.Choice(tuple(SCHEMAS)))
@click.pass_obj
def command(call: Call, name: str) -> int:
    """Print the JSON Schema of a kind of file.

    Of site.yaml, content/topics.yaml, or the front matter of articles or pages, for editors that complete and check.
    """
    call.console.data(json.dumps(schema_of(name), ensure_ascii=False, indent=2) + "\n")
    return 0
