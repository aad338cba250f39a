"""What messages call the values of lists in the format: by the value, and in Dutch with its word. Checks nothing."""

from collections.abc import Mapping

from netlint.i18n.message import Message

_NAMED = (
    Message("{acquisition}"),
    Message("{active}"),
    Message("{advice}"),
    Message("{alumni}"),
    Message("{associate}"),
    Message("{backup}"),
    Message("{balanced}"),
    Message("{board}"),
    Message("{buddy}"),
    Message("{charter_review}"),
    Message("{client}"),
    Message("{client_evaluation}"),
    Message("{closed}"),
    Message("{collective_first}"),
    Message("{community}"),
    Message("{conduct}"),
    Message("{consent}"),
    Message("{consolidation}"),
    Message("{contribution}"),
    Message("{coordination}"),
    Message("{coordinator}"),
    Message("{core}"),
    Message("{cost}"),
    Message("{craft}"),
    Message("{decision}"),
    Message("{distributed}"),
    Message("{doing}"),
    Message("{done}"),
    Message("{dormant}"),
    Message("{double}"),
    Message("{dropped}"),
    Message("{experience}"),
    Message("{external}"),
    Message("{forming}"),
    Message("{impact}"),
    Message("{internal}"),
    Message("{intervision}"),
    Message("{learning}"),
    Message("{leave}"),
    Message("{majority}"),
    Message("{mature}"),
    Message("{measured}"),
    Message("{mixed}"),
    Message("{none}"),
    Message("{office}"),
    Message("{open}"),
    Message("{overflow}"),
    Message("{own_first}"),
    Message("{pair}"),
    Message("{peer_review}"),
    Message("{planned}"),
    Message("{purpose}"),
    Message("{referrer}"),
    Message("{reflection}"),
    Message("{retrospective}"),
    Message("{single}"),
    Message("{social}"),
    Message("{split}"),
    Message("{start}"),
    Message("{strategy}"),
    Message("{support}"),
    Message("{training}"),
    Message("{trial}"),
    Message("{unanimity}"),
    Message("{values}"),
    Message("{waiting}"),
    Message("{working_group}"),
)
"""The values that have a word in a catalogue: in Dutch, `{forming}` is `{forming} (verkenning)`."""


def _named(template: str) -> tuple[str, Message]:
    name = template.strip("{}")
    value = name.replace("_", "-")
    return value, Message(template, {name: f'"{value}"'})


NAMES: Mapping[str, Message] = dict(_named(message.template) for message in _NAMED)
"""What messages call a value. Other values are called by the value itself, in quotation marks."""
