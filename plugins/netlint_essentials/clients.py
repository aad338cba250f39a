"""Clients of the network: whether it has any of its own. Holds no rule."""

from netlint import Charter, SkipRule


def need_joint_clients(charter: Charter) -> None:
    """Leave a rule that asks about clients not evaluated where the network says that it has none of its own."""
    if charter.network is not None and charter.network.joint_clients is False:
        raise SkipRule("the network has no joint clients")
