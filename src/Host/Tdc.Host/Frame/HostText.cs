namespace Tdc.Host.Frame;

/// <summary>Marks the texts of the frame and of the host's own pages.</summary>
public sealed class HostText;
