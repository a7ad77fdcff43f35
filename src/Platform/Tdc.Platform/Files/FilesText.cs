namespace Tdc.Platform.Files;

/// <summary>Marks the texts about files and storage.</summary>
public sealed class FilesText;
