namespace Tdc.Productivity.Resources;

/// <summary>Texts of the statistical commands: what they tell beside their results.</summary>
public sealed class StatisticsText;
