namespace Tdc.Metrology.Resources;

/// <summary>Texts of how a laboratory watches its own results.</summary>
public sealed class CheckingText;
