namespace Tdc.Traceability.Resources;

/// <summary>Texts of numbers, products, places and labels.</summary>
public sealed class NumbersText;
