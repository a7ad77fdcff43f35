namespace Tdc.Productivity.Resources;

/// <summary>Texts of commands and pages over production frontiers.</summary>
public sealed class FrontierText;
