namespace Tdc.Traceability.Resources;

/// <summary>Texts of the trace page, the resolver and the authority's view.</summary>
public sealed class ShowingText;
