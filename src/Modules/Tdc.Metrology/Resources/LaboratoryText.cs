namespace Tdc.Metrology.Resources;

/// <summary>Texts of the laboratory.</summary>
public sealed class LaboratoryText;
