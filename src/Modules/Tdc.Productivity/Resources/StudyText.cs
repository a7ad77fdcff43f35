namespace Tdc.Productivity.Resources;

/// <summary>Texts of studies and decompositions.</summary>
public sealed class StudyText;
