"""Whether a network has clients of its own. Holds no rule."""

from netlint import Charter, SkipRule


def need_joint_clients(charter: Charter) -> None:
    """Skip a rule about joint work if the network says that it has no clients of its own."""
    if charter.network is not None and charter.network.joint_clients is False:
        raise SkipRule("the network has no joint clients")
