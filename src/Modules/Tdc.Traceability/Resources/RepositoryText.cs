namespace Tdc.Traceability.Resources;

/// <summary>Texts of the repository's errors and pages.</summary>
public sealed class RepositoryText;
