using System.Globalization;
using System.Security.Cryptography;
using Tdc.Dcc;
using Tdc.Metrology.Dcc;
using Tdc.Metrology.Features.Certificates.Incoming;

namespace Tdc.Metrology.Features.Certificates.Checking;

/// <summary>What the command says of a certificate.</summary>
internal sealed record DccReport
{
    public required string File { get; init; }

    public bool Readable { get; init; }

    public DccFault Fault { get; init; }

    public string FaultPath { get; init; } = "";

    public string? Version { get; init; }

    public string? Identifier { get; init; }

    public bool Intact { get; init; }

    public SignatureState? Signature { get; init; }

    public SignatureFault SignatureFault { get; init; }

    public bool Trusted { get; init; }

    public TrustState? Trust { get; init; }

    public IReadOnlyList<DccSignerReport> Signers { get; init; } = [];

    public string? Laboratory { get; init; }

    public string? Customer { get; init; }

    public IReadOnlyList<string> Items { get; init; } = [];

    public DateOnly? Begun { get; init; }

    public DateOnly? Ended { get; init; }

    public DateOnly? Issued { get; init; }

    public IReadOnlyList<DccQuantityReport> Results { get; init; } = [];

    public IReadOnlyList<Conformity> Conformity { get; init; } = [];

    public IReadOnlyList<DccRemark> Remarks { get; init; } = [];

    public static DccReport Of(string file, CertificateCheck check)
    {
        if (check.Reading.Document is not { } document)
        {
            return new DccReport { File = file, Fault = check.Reading.Fault, FaultPath = check.Reading.Path };
        }

        var certificate = document.Certificate;
        return new DccReport
        {
            File = file,
            Readable = true,
            Version = document.SchemaVersion,
            Identifier = certificate.Core.UniqueIdentifier,
            Intact = check.IsIntact,
            Signature = check.Signature.State,
            SignatureFault = check.Signature.Fault,
            Trusted = check.IsTrusted,
            Trust = check.Trust,
            Signers = [.. check.Signature.Seals.Select(DccSignerReport.Of)],
            Laboratory = certificate.Laboratory.Contact.Name.In("vi"),
            Customer = certificate.Customer.Name.In("vi"),
            Items = [.. certificate.Items.Select(item => item.Name.In("vi"))],
            Begun = certificate.Core.Begun,
            Ended = certificate.Core.Ended,
            Issued = certificate.Core.Issued,
            Results = [.. certificate.Results.SelectMany(each => each.Results).SelectMany(result => DccQuantityReport.In(result.Data, result.Name.In("en")))],
            Conformity = [.. CertificateWalk.Conformities(certificate).SelectMany(statement => statement.Conformity!.Words)],
            Remarks = document.Remarks,
        };
    }

    /// <summary>The same for a person.</summary>
    public IEnumerable<string> Lines()
    {
        if (!Readable)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{File}: not a certificate that can be read ({Fault}{(FaultPath.Length > 0 ? " at " + FaultPath : "")})");
            yield break;
        }

        yield return string.Create(CultureInfo.InvariantCulture, $"{File}: DCC {Version}, {Identifier}");
        yield return $"intact:  {(Intact ? "yes" : "no")} ({Signature}{(SignatureFault == SignatureFault.None ? "" : ", " + SignatureFault)})";
        yield return $"trusted: {(Trusted ? "yes" : "no")} ({Trust?.ToString() ?? "nobody to trust"})";
        foreach (var signer in Signers)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"signed by {signer.Subject}{(signer.SigningTime is { } time ? $" at {time:u}" : "")}");
        }

        yield return string.Create(CultureInfo.InvariantCulture, $"{Laboratory}; {string.Join("; ", Items)}; {Begun:yyyy-MM-dd} to {Ended:yyyy-MM-dd}");
        foreach (var quantity in Results)
        {
            yield return quantity.Name;
            foreach (var value in quantity.Values)
            {
                yield return "  " + value.Line();
            }
        }

        foreach (var remark in Remarks)
        {
            yield return $"remark: {remark.Kind} at {remark.Path}";
        }
    }
}

/// <summary>Who signed.</summary>
internal sealed record DccSignerReport(string Subject, string Issuer, string Serial, string Sha256, DateTimeOffset ValidFrom, DateTimeOffset ValidTo, DateTimeOffset? SigningTime)
{
    public static DccSignerReport Of(Seal seal) => new(
        seal.Signer.Subject, seal.Signer.Issuer, seal.Signer.SerialNumber, Convert.ToHexStringLower(SHA256.HashData(seal.Signer.RawData)),
        seal.Signer.NotBefore.ToUniversalTime(), seal.Signer.NotAfter.ToUniversalTime(), seal.SigningTime);
}

/// <summary>A quantity of the results, in one unit.</summary>
internal sealed record DccQuantityReport(string Name, IReadOnlyList<string> Kinds, IReadOnlyList<DccValueReport> Values)
{
    public static IEnumerable<DccQuantityReport> In(IEnumerable<DataPart> parts, string title) => parts.SelectMany(part => part switch
    {
        QuantityList list => In(list.Members, list.Name?.In("en") is { Length: > 0 } name ? name : title),
        Quantity quantity => CertificateWalk.Leaves(quantity.Value).Select(leaf => Of(leaf, quantity, quantity.Name?.In("en") is { Length: > 0 } own ? own : title)).OfType<DccQuantityReport>(),
        _ => [],
    });

    private static DccQuantityReport? Of(QuantityValue leaf, Quantity quantity, string name) => leaf switch
    {
        RealValue real => new(name, [.. quantity.Marks.Kinds], [DccValueReport.Of(real, IncomingValues.Freedom(quantity, 1)?[0])]),
        RealListValue list => new(name, [.. quantity.Marks.Kinds], [.. Enumerable.Range(0, list.Values.Count).Select(place => DccValueReport.Of(list.At(place), IncomingValues.Freedom(quantity, list.Values.Count)?[place]))]),
        ConstantValue constant => new(name, [.. quantity.Marks.Kinds], [new DccValueReport(constant.Value.Text, constant.Unit, null, constant.StandardUncertainty?.Value, null, FactorSource.Absent, null, constant.Distribution)]),
        _ => null,
    };
}

/// <summary>A value as it is written, and what is stated of its uncertainty.</summary>
internal sealed record DccValueReport(
    string Value, string Unit, double? ExpandedUncertainty, double? StandardUncertainty, double? CoverageFactor, FactorSource CoverageFactorSource, double? CoverageProbability, string? Distribution)
{
    public static DccValueReport Of(RealValue real, double? degreesOfFreedom)
    {
        var stated = real.Uncertainty?.Stated(0, degreesOfFreedom);
        return new(
            real.Value.Text, real.Unit, stated?.Expanded, stated?.Standard, stated?.CoverageFactor, stated?.Source ?? FactorSource.Absent, stated?.Probability, stated?.Distribution);
    }

    public string Line() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Value} {Unit}{(ExpandedUncertainty is { } expanded ? $", U = {expanded}" : StandardUncertainty is { } standard ? $", u = {standard}" : "")}{(CoverageFactor is { } k ? $", k = {k:0.####} ({CoverageFactorSource})" : ExpandedUncertainty is null ? "" : ", k absent")}{(CoverageProbability is { } p ? $", p = {p}" : "")}");
}
