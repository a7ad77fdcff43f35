using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tdc.Dcc;
using Tdc.Metrology.Dcc;
using Tdc.Metrology.Domain.Certificates;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Domain.Laboratory.Budgets;
using Tdc.Metrology.Features.Laboratory;
using Tdc.Metrology.Features.Laboratory.Standards;
using Tdc.Platform.Documents;
using Tdc.Platform.Files;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;

namespace Tdc.Metrology.Features.Certificates.Incoming;

/// <summary>A certificate that was sent in, with what was found of it.</summary>
/// <param name="File">The kept file.</param>
/// <param name="Check">What was found.</param>
/// <param name="Sha256">SHA-256 of the file, lower-case hex.</param>
internal sealed record IncomingCertificate(FileId File, CertificateCheck Check, string Sha256);

/// <summary>What a person decides about an incoming certificate.</summary>
/// <param name="Standard">The standard that it is of.</param>
/// <param name="Column">Place of the column with its values.</param>
/// <param name="NominalColumn">Place of the column with the nominal points; null when the values themselves are the points.</param>
/// <param name="Meaning">What the column says.</param>
/// <param name="ValidTo">Last day on which the standard may serve by it.</param>
/// <param name="Reason">Why it is taken in although it is unsigned or its issuer is not trusted; empty otherwise.</param>
/// <param name="SameItem">Why it is of that standard although it names another number; empty otherwise.</param>
internal sealed record IncomingDecision(StandardId Standard, int Column, int? NominalColumn, ColumnMeaning Meaning, DateOnly ValidTo, string Reason, string SameItem);

/// <summary>Takes certificates for machines in and turns them into certificate versions of standards.</summary>
/// <remarks>
/// One that was changed after it was signed is never taken in. One without a signature or of an unknown issuer is taken in only with a reason, which is kept;
/// so is one that names neither the serial number nor the own number of the standard.
/// </remarks>
internal sealed class ReadIncoming(TdcDbContext db, FileStore files, EnterStandardCertificate enter, TimeProvider clock)
{
    /// <summary>What may be sent.</summary>
    public static UploadLimits Limits { get; } = new() { MaxBytes = DccLimits.Usual.Octets, Allowed = FrozenSet.Create(FileKind.Markup) };

    private static readonly TimeSpan waits = TimeSpan.FromDays(1);

    /// <summary>Reads and judges what was sent, and keeps it for a day unless it is refused.</summary>
    public async Task<Outcome<IncomingCertificate>> TakeAsync(LaboratoryRights rights, Stream stream, string name, CancellationToken cancellation)
    {
        if (!rights.Works)
        {
            return LaboratoryDesk.NotFound;
        }

        if (!(await files.SaveAsync(stream, name, Limits, rights.Asker, cancellation, clock.GetUtcNow() + waits)).TryGet(out var file, out var refusal))
        {
            return refusal;
        }

        stream.Position = 0;
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory, cancellation);
        var found = await JudgeAsync(rights, file.Id, memory.ToArray(), cancellation);
        if (Refused(found.Check) is { } no)
        {
            db.ChangeTracker.Clear(); // the row is not kept; the bytes are cleaned away
            return no;
        }

        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        return found;
    }

    /// <summary>A certificate that the asker sent in and that waits; null when there is none.</summary>
    public async Task<IncomingCertificate?> FindAsync(LaboratoryRights rights, FileId id, CancellationToken cancellation)
    {
        var waiting = await db.Set<StoredFile>().AsNoTracking().AnyAsync(f => f.Id == id && f.UploadedBy == rights.Asker.UserId && f.KeptUntil != null, cancellation);
        if (!rights.Works || !waiting || !(await files.OpenAsync(id, cancellation)).TryGet(out var opened, out _))
        {
            return null;
        }

        await using var content = opened.Content;
        using var memory = new MemoryStream();
        await content.CopyToAsync(memory, cancellation);
        return await JudgeAsync(rights, id, memory.ToArray(), cancellation);
    }

    /// <summary>Enters a waiting certificate as a version of a standard's certificates.</summary>
    public async Task<Outcome<StandardCertificateId>> EnterAsync(LaboratoryRights rights, IncomingCertificate incoming, IncomingDecision decision, CancellationToken cancellation)
    {
        var check = incoming.Check;
        if (Refused(check) is { } refusal)
        {
            return refusal;
        }

        if (!check.IsTrusted && string.IsNullOrWhiteSpace(decision.Reason))
        {
            return LaboratorySaving.Fields(new Dictionary<string, string[]> { ["reason"] = ["certificate.reason-needed"] })!;
        }

        var certificate = check.Reading.Document!.Certificate;
        if (await db.Set<MeasurementStandard>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == decision.Standard && s.Laboratory == rights.Laboratory.Id, cancellation) is not { } standard)
        {
            return LaboratoryDesk.NotFound;
        }

        var isOther = !Names(certificate, standard);
        if (isOther && string.IsNullOrWhiteSpace(decision.SameItem))
        {
            return Refusal.Rule("certificate.other-item", Numbers(certificate), $"{standard.Serial} ({standard.Number})");
        }

        if (!Values(certificate, decision).TryGet(out var values, out var no))
        {
            return no;
        }

        var calibrated = certificate.Core.Ended;
        var typed = new NewStandardCertificate(
            certificate.Core.UniqueIdentifier, StandardCertificateSource.IncomingDcc, certificate.Laboratory.Contact.Name.In("vi"), certificate.Laboratory.Code ?? "", calibrated,
            certificate.Core.Issued is { } issued && issued > calibrated ? issued : calibrated, decision.ValidTo, values)
        {
            FileHash = incoming.Sha256,
            File = incoming.File.Value,
            Remark = $"DCC {check.Reading.Document.SchemaVersion}; signature: {check.Signature.State}; issuer: {check.Trust?.ToString() ?? "none"}. {decision.Reason}{(isOther ? $" Item: {Shortened(Numbers(certificate))} is {standard.Serial}: {decision.SameItem}" : "")}".Trim(),
        };
        if (!(await enter.HandleAsync(rights, decision.Standard, typed, cancellation)).TryGet(out var id, out var wrong))
        {
            return wrong;
        }

        // What was entered points to the file from now on; the file must not be cleaned away any more.
        await db.Set<StoredFile>().Where(f => f.Id == incoming.File).ExecuteUpdateAsync(set => set.SetProperty(f => f.KeptUntil, (DateTimeOffset?)null), cancellation);
        return id;
    }

    /// <summary>Whether a certificate names a standard by its serial number or by the laboratory's own number; capitals, blanks and hyphens do not count.</summary>
    public static bool Names(Certificate certificate, MeasurementStandard standard)
    {
        string[] own = [Plain(standard.Serial), Plain(standard.Number)];
        return certificate.Items.SelectMany(item => item.Identifications).Select(each => Plain(each.Value)).Any(number => number.Length > 0 && own.Contains(number));
    }

    /// <summary>The numbers by which a certificate names its items; a dash when there is none.</summary>
    public static string Numbers(Certificate certificate) =>
        string.Join(", ", certificate.Items.SelectMany(item => item.Identifications).Select(each => each.Value).Where(number => Plain(number).Length > 0).Distinct()) is { Length: > 0 } numbers ? numbers : "–";

    private static string Plain(string number) => string.Concat(number.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static string Shortened(string text) => text.Length > 200 ? text[..200] : text;

    private async Task<IncomingCertificate> JudgeAsync(LaboratoryRights rights, FileId file, byte[] octets, CancellationToken cancellation)
    {
        var trusted = await db.Set<TrustedIssuer>().AsNoTracking().Where(i => i.Laboratory == rights.Laboratory.Id).ToListAsync(cancellation);
        var check = CertificateCheck.Of(octets, trusted.ConvertAll(issuer => issuer.AsTrusted()), clock.GetUtcNow());
        return new IncomingCertificate(file, check, Convert.ToHexStringLower(SHA256.HashData(octets)));
    }

    private static Refusal? Refused(CertificateCheck check) => check.Reading.Fault != DccFault.None
        ? Refusal.Rule("certificate.fault." + check.Reading.Fault, check.Reading.Path)
        : check.Signature.State == SignatureState.Broken ? Refusal.Rule("certificate.broken." + check.Signature.Fault)
        : IncomingValues.Fault(check.Reading.Document!.Certificate, "vi");

    private static Outcome<IReadOnlyList<CertificateValue>> Values(Certificate certificate, IncomingDecision decision)
    {
        var columns = IncomingValues.Columns(certificate, "vi");
        if (decision.Column < 0 || decision.Column >= columns.Count || !columns[decision.Column].HasUncertainty
            || (decision.NominalColumn is { } place && (place < 0 || place >= columns.Count || columns[place].Values.Count != columns[decision.Column].Values.Count))
            || (decision.NominalColumn is null && decision.Meaning != ColumnMeaning.Value))
        {
            return Refusal.Rule("certificate.columns");
        }

        var points = columns[decision.NominalColumn ?? decision.Column].Values;
        List<CertificateValue> values = [];
        foreach (var (value, point) in columns[decision.Column].Values.Zip(points))
        {
            var stated = value.Stated!;
            if (stated.CoverageFactor is not { } factor)
            {
                return Refusal.Rule("certificate.without-k", values.Count + 1);
            }

            var scaled = decision.Meaning == ColumnMeaning.Value
                ? LaboratoryUnits.TryConvert(value.Value, value.Unit, point.Unit, out var figure)
                : LaboratoryUnits.TryScale(value.Value, value.Unit, point.Unit, out figure);
            if (!scaled || !LaboratoryUnits.TryScale(stated.Expanded!.Value, value.Unit, point.Unit, out var expanded))
            {
                return Refusal.Rule("certificate.units", value.Unit, point.Unit);
            }

            var certified = decision.Meaning switch
            {
                ColumnMeaning.Deviation => point.Value + figure,
                ColumnMeaning.Error => point.Value - figure,
                _ => figure,
            };
            values.Add(new CertificateValue(point.Value, certified, expanded, factor, value.DegreesOfFreedom, stated.Probability, point.Unit));
        }

        return values;
    }
}
