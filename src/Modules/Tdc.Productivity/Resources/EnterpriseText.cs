namespace Tdc.Productivity.Resources;

/// <summary>Texts of enterprises' figures, their dashboard and report.</summary>
public sealed class EnterpriseText;
