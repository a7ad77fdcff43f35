namespace Tdc.Metrology.Resources;

/// <summary>Texts of models, budgets and cases: faults and headings.</summary>
public sealed class UncertaintyText;
