"""What a job of Azure Pipelines has in its environment, as far as netlint reads it."""

AZURE = {
    "SYSTEM_COLLECTIONURI": "https://dev.azure.com/fabrikam/",
    "SYSTEM_TEAMPROJECT": "Charters",
    "SYSTEM_DEFINITIONID": "5",
    "BUILD_DEFINITIONNAME": "netlint",
    "SYSTEM_PHASEID": "3a3a2a60-14c7-570b-14a4-fa42ad92f52a",
    "SYSTEM_PHASENAME": "Job",
    "BUILD_SOURCEBRANCH": "refs/heads/main",
    "BUILD_BUILDID": "17",
}
