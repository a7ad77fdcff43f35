namespace Tdc.Productivity.Resources;

/// <summary>Texts of the register, the explorer, exchange and quality.</summary>
public sealed class ExploreText;
