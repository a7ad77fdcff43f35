namespace Tdc.Platform.Organisations;

/// <summary>What follows from a unit's kind.</summary>
public static class OrganisationKinds
{
    extension(OrganisationKind kind)
    {
        /// <summary>Whether the unit is a territory with its own people's committee.</summary>
        public bool IsTerritory => kind is OrganisationKind.Province or OrganisationKind.CentralCity or OrganisationKind.District
            or OrganisationKind.ProvincialCity or OrganisationKind.DistrictTown or OrganisationKind.Commune or OrganisationKind.Ward
            or OrganisationKind.Township;

        /// <summary>Whether the unit may stand for one person's livelihood, so that only those who work with it may list it.</summary>
        public bool IsPersonal => kind is OrganisationKind.Household or OrganisationKind.Expert;

        /// <summary>The kind as data files and addresses write it: lower case, words joined by an underscore.</summary>
        public string Word => Storage.SnakeCaseNames.Of(kind.ToString());
    }

    /// <summary>Reads a kind as data files and addresses write it; <see langword="null"/> for anything else.</summary>
    public static OrganisationKind? Read(string? word) =>
        !string.IsNullOrEmpty(word) && Enum.TryParse<OrganisationKind>(word.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var kind)
        && kind.Word == word
            ? kind
            : null;
}
