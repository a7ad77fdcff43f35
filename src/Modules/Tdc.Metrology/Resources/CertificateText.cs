namespace Tdc.Metrology.Resources;

/// <summary>Texts of certificates, on pages and in documents.</summary>
public sealed class CertificateText;
