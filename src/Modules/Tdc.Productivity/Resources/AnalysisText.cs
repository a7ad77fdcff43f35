namespace Tdc.Productivity.Resources;

/// <summary>Texts of tables that are analysed and of the commands over them.</summary>
public sealed class AnalysisText;
