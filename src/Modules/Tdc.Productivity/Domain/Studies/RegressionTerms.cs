namespace Tdc.Productivity.Domain.Studies;

/// <summary>Names of terms that a model adds by itself.</summary>
internal static class RegressionTerms
{
    /// <summary>Begins the name of a year's effect.</summary>
    public const string YearPrefix = "year:";

    /// <summary>Begins the name of a division's effect.</summary>
    public const string DivisionPrefix = "vsic:";

    /// <summary>Whether a term was chosen by a person, not added by the model.</summary>
    public static bool IsChosen(string code) => StudyTerms.Driver(code) is not null;
}
