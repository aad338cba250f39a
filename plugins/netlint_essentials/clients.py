"""Clients of the network: whether it has joint clients, and which meetings hear them. Holds no rule."""

from netlint import Charter, SkipRule
from netlint.charter import Meeting
from netlint_essentials.texts import said


def need_joint_clients(charter: Charter) -> None:
    """Skip a rule about clients if the network says that it has no joint clients. Raises `SkipRule`."""
    if charter.network is not None and charter.network.joint_clients is False:
        raise SkipRule("the network has no joint clients")


def hears_clients(meeting: Meeting) -> bool:
    """Return whether a meeting is for clients and recurs."""
    return meeting.purpose == "client" and bool(meeting.every or said(meeting.when))
