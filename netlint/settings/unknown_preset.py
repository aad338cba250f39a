"""What is said of a preset that no plugin provides. Loads no plugin."""

from collections.abc import Collection

from netlint.i18n import Message, notice
from netlint.utils.suggest import guess_and_known


def unknown_preset(name: str, presets: Collection[str], left_out: Collection[str]) -> Message:
    """Return why there is no such preset: its plugin is left out, or not installed, or has no such one.

    `presets` are those of plugins, and `left_out` the plugins that --no-plugin leaves out.
    """
    said, plugin = notice("Unknown preset `{name}`.", name=name), name.partition(":")[0]
    if "/" in name or name.endswith(".toml"):
        return said + " " + notice('To start from a file, use `extend`: extend = "{name}".', name=name)
    if plugin in left_out:
        return said + " " + notice("--no-plugin leaves out the plugin `{name}`.", name=plugin)
    where = Message("`netlint plugins` lists them.")
    if ":" in name and not any(known.startswith(f"{plugin}:") for known in presets):
        where = notice("No loaded plugin `{name}` provides presets.", name=plugin) + " " + where
    return said + " " + guess_and_known(name, presets, where)
