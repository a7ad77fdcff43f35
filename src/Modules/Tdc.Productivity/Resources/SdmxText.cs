namespace Tdc.Productivity.Resources;

/// <summary>Texts of the exchange of data in SDMX.</summary>
public sealed class SdmxText;
