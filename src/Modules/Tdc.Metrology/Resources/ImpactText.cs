namespace Tdc.Metrology.Resources;

/// <summary>Texts of the analysis of what rested on a bad standard.</summary>
public sealed class ImpactText;
