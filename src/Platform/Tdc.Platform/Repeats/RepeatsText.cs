namespace Tdc.Platform.Repeats;

/// <summary>Marks the texts about repeated requests.</summary>
public sealed class RepeatsText;
