namespace Tdc.Platform.Operations;

/// <summary>Texts of the commands that back up, restore and move.</summary>
public sealed class OperationText;
