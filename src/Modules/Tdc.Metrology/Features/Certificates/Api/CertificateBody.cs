using Tdc.Metrology.Features.Certificates.Showing;
using Tdc.Metrology.Features.Laboratory;

namespace Tdc.Metrology.Features.Certificates.Api;

/// <summary>A calibration certificate.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Status">valid or replaced.</param>
/// <param name="IssuedOn">Day of issue.</param>
/// <param name="BegunOn">First day of readings.</param>
/// <param name="EndedOn">Last day of readings.</param>
/// <param name="Laboratory">Name of the laboratory.</param>
/// <param name="Customer">Name of the customer.</param>
/// <param name="Item">What was calibrated.</param>
/// <param name="Serial">Its identity.</param>
/// <param name="Method">Code of the method.</param>
/// <param name="Replaces">Number of the certificate that it replaces; absent for none.</param>
/// <param name="ReplacedBy">Number of the certificate that replaces it; absent while it stands.</param>
/// <param name="Results">The results.</param>
/// <param name="Standards">The standards that served.</param>
/// <param name="ContentHash">SHA-256 of what was frozen at issue, lower-case hex.</param>
/// <param name="Dcc">Address of the Digital Calibration Certificate.</param>
internal sealed record CertificateBody(
    string Number, string Status, DateOnly IssuedOn, DateOnly BegunOn, DateOnly EndedOn, string Laboratory, string Customer, string Item, string Serial, string Method,
    string? Replaces, string? ReplacedBy, IReadOnlyList<CertificateResultBody> Results, IReadOnlyList<CertificateStandardBody> Standards, string ContentHash, string Dcc)
{
    public static CertificateBody Of(ShownCertificate shown)
    {
        var (certificate, content) = (shown.Certificate, shown.Content);
        return new(
            certificate.Number, shown.ReplacedBy is null ? "valid" : "replaced", certificate.IssuedOn, content.BegunOn, content.EndedOn, content.Laboratory.NameVi, content.CustomerName,
            content.Item.Description, content.Item.Serial, content.Method.Code, content.ReplacesNumber.Length > 0 ? content.ReplacesNumber : null, shown.ReplacedBy?.Number,
            [.. content.Results.Select(r => new CertificateResultBody(
                Words.Kebab(r.Condition), r.Nominal, r.PointUnit, r.Value, r.ExpandedUncertainty, r.Unit, r.CoverageFactor, r.Probability, r.EffectiveDegreesOfFreedom, Words.Kebab(r.Conformity)))],
            [.. content.Standards.Select(s => new CertificateStandardBody(s.Number, s.NameVi, s.CertificateNumber, s.Issuer, s.FileHash.Length > 0 ? s.FileHash : null))],
            certificate.ContentHash, $"/api/metrology/certificates/{certificate.Number}.xml");
    }
}

/// <summary>A result of a certificate; value and uncertainty are texts, so that their last digits are kept.</summary>
/// <param name="Condition">as-found or as-left.</param>
/// <param name="Nominal">Test point.</param>
/// <param name="NominalUnit">Its unit in D-SI notation.</param>
/// <param name="Value">Value, rounded.</param>
/// <param name="ExpandedUncertainty">Expanded uncertainty, rounded.</param>
/// <param name="Unit">Unit of both in D-SI notation.</param>
/// <param name="CoverageFactor">Coverage factor.</param>
/// <param name="Probability">Coverage probability.</param>
/// <param name="EffectiveDegreesOfFreedom">Effective degrees of freedom; absent for infinite.</param>
/// <param name="Conformity">none, pass, conditional-pass, conditional-fail or fail.</param>
internal sealed record CertificateResultBody(
    string Condition, double Nominal, string NominalUnit, string Value, string ExpandedUncertainty, string Unit, double CoverageFactor, double Probability,
    double? EffectiveDegreesOfFreedom, string Conformity);

/// <summary>A standard that served.</summary>
/// <param name="Number">Own number.</param>
/// <param name="Name">Name.</param>
/// <param name="Certificate">Number of its certificate.</param>
/// <param name="Issuer">Who issued that.</param>
/// <param name="Sha256">SHA-256 of that certificate's file; absent when none is kept.</param>
internal sealed record CertificateStandardBody(string Number, string Name, string Certificate, string Issuer, string? Sha256);

/// <summary>A public certificate with which this installation signs.</summary>
/// <param name="Id">Id of the key.</param>
/// <param name="Sha256">SHA-256 of the certificate, lower-case hex.</param>
/// <param name="Certificate">The certificate as PEM.</param>
/// <param name="ValidFrom">First moment of its validity.</param>
/// <param name="ValidTo">Last moment.</param>
internal sealed record SignerBody(string Id, string Sha256, string Certificate, DateTimeOffset ValidFrom, DateTimeOffset ValidTo);
