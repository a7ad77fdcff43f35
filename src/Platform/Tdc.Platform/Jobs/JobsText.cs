namespace Tdc.Platform.Jobs;

/// <summary>Marks the texts about background work.</summary>
public sealed class JobsText;
