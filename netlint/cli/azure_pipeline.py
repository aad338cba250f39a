"""What Azure Pipelines calls a run, for reports that its code scanning reads. Reads no environment itself."""

from collections.abc import Mapping

from netlint.reporters.base import Pipeline

_PREFIX = "azuredevops/pipeline/build/"
_PROPERTIES = {
    "buildDefinitionId": "SYSTEM_DEFINITIONID",
    "buildDefinitionName": "BUILD_DEFINITIONNAME",
    "phaseId": "SYSTEM_PHASEID",
    "phaseName": "SYSTEM_PHASENAME",
}
_PARTS = ("SYSTEM_TEAMPROJECT", "SYSTEM_DEFINITIONID", "SYSTEM_PHASEID", "BUILD_SOURCEBRANCH", "BUILD_BUILDID")


def azure_pipeline(variables: Mapping[str, str]) -> Pipeline | None:
    """Return the pipeline of a run in Azure Pipelines; `None` for another run, or if a name is missing."""
    organization = _organization(variables.get("SYSTEM_COLLECTIONURI", ""))
    values = {name: variables.get(name, "") for name in (*_PROPERTIES.values(), *_PARTS)}
    if not (organization and all(values.values())):
        return None
    run = "/".join((organization, *(values[name] for name in _PARTS)))
    return Pipeline(_PREFIX + run, {_PREFIX + key: values[name] for key, name in _PROPERTIES.items()})


def _organization(address: str) -> str:
    """Return the organization in an address such as https://dev.azure.com/fabrikam/ or https://fabrikam.visualstudio.com/."""
    if not address:
        return ""
    from urllib.parse import urlsplit

    parts = urlsplit(address)
    return parts.path.strip("/") or (parts.hostname or "").partition(".")[0]
