namespace Tdc.Traceability.Resources;

/// <summary>Texts of chains, recalls, alerts and the log.</summary>
public sealed class ChainText;
