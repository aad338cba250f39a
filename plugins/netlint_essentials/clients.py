"""Clients of the network: whether it has any of its own, and which meetings hear them. Holds no rule."""

from netlint import Charter, SkipRule
from netlint.charter import Meeting
from netlint_essentials.texts import said


def need_joint_clients(charter: Charter) -> None:
    """Leave a rule that asks about clients not evaluated where the network says that it has none of its own."""
    if charter.network is not None and charter.network.joint_clients is False:
        raise SkipRule("the network has no joint clients")


def hears_clients(meeting: Meeting) -> bool:
    """Return whether a meeting is for clients, and comes back."""
    return meeting.purpose == "client" and bool(meeting.every or said(meeting.when))
