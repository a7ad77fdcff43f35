namespace Tdc.Plan.Resources;

/// <summary>Texts of amendments.</summary>
public sealed class AmendmentText;
