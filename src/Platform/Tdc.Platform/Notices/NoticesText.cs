namespace Tdc.Platform.Notices;

/// <summary>Marks the texts of notices and mail.</summary>
public sealed class NoticesText;
