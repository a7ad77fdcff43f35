namespace Tdc.Platform.Audit;

/// <summary>Marks the texts of the audit's pages and of Platform's own actions.</summary>
public sealed class AuditText;
