using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Features.Laboratory.Jobs;
using Tdc.Platform.Audit;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Metrology.Features.Laboratory.Issuing;

/// <summary>How the certificate of an item that has one is replaced.</summary>
/// <param name="Change">Amended or substituted.</param>
/// <param name="Reason">Why.</param>
internal sealed record Replacement(CertificateChange Change, string Reason);

/// <summary>Issues the certificates of an authorised job, one for each item, with everything that they print frozen.</summary>
/// <remarks>
/// An item that has a certificate gets a new one only when it is said how and why it replaces the old one, which is never altered.
/// Source: ISO/IEC 17025:2017, 7.8.2, 7.8.8; from memory.
/// </remarks>
internal sealed class IssueCertificates(TdcDbContext db, CertificateFreezing freezing, OwnStandards own, TimeProvider clock)
{
    /// <summary>Issues them.</summary>
    /// <param name="rights">Of the asker in the job's laboratory.</param>
    /// <param name="id">The job.</param>
    /// <param name="replacements">By position of the item: how its present certificate is replaced; items without one here keep theirs.</param>
    /// <param name="seen">The version that was seen.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>How many were issued.</returns>
    public async Task<Outcome<int>> HandleAsync(
        LaboratoryRights rights, JobId id, IReadOnlyDictionary<int, Replacement> replacements, Guid? seen, CancellationToken cancellation)
    {
        try
        {
            return await db.InTransactionAsync(() => IssueAsync(rights, id, replacements, seen, cancellation), cancellation);
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || StorageFault.IsConstraint(e))
        {
            return LaboratorySaving.Changed;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private async Task<Outcome<int>> IssueAsync(
        LaboratoryRights rights, JobId id, IReadOnlyDictionary<int, Replacement> replacements, Guid? seen, CancellationToken cancellation)
    {
        var job = await db.Set<CalibrationJob>().SingleOrDefaultAsync(j => j.Id == id && j.Laboratory == rights.Laboratory.Id, cancellation);
        if (job is null || !rights.Works)
        {
            return LaboratoryDesk.NotFound;
        }

        if (seen is { } version && version != job.Version)
        {
            return LaboratorySaving.Changed;
        }

        if (!JobFlow.Next(job.State, JobAct.Issue, "").TryGet(out var step, out var no))
        {
            return no;
        }

        var items = await db.Set<JobItem>().AsNoTracking().Where(i => i.Job == id).OrderBy(i => i.Position).ToListAsync(cancellation);
        var standing = await StandingAsync(db, id, cancellation);
        if (Wrong(items, standing, replacements) is { } wrong)
        {
            return wrong;
        }

        var authorisation = await db.Set<Authorisation>().AsNoTracking().Where(a => a.Job == id && a.Granted).OrderByDescending(a => a.At).FirstAsync(cancellation);
        if (!await CoversAsync(authorisation, id, cancellation))
        {
            return Refusal.Conflict("laboratory.authorised-others");
        }

        var (lab, today, issued) = (rights.Laboratory, clock.TodayInVietnam, 0);
        var last = await db.Set<CalibrationCertificate>().Where(c => c.Laboratory == lab.Id && c.Year == today.Year).MaxAsync(c => (int?)c.Sequence, cancellation) ?? 0;
        foreach (var item in items)
        {
            var old = standing.GetValueOrDefault(item.Id);
            var replacement = old is null ? null : replacements.GetValueOrDefault(item.Position);
            if (old is not null && replacement is null)
            {
                continue;
            }

            issued++;
            var number = OrderJob.NumberOf("HC", lab.Code, today.Year, last + issued);
            var content = await freezing.FreezeAsync(lab, job, item, authorisation, number, today, old, replacement, cancellation);
            var json = LaboratoryJson.Write(content);
            var certificate = new CalibrationCertificate
            {
                Id = clock.NewId<CalibrationCertificateId>(),
                Laboratory = lab.Id,
                Job = job.Id,
                Item = item.Id,
                Year = today.Year,
                Sequence = last + issued,
                Number = number,
                IssuedOn = today,
                IssuedAt = clock.GetUtcNow(),
                IssuedBy = rights.Asker.UserId,
                Content = json,
                ContentHash = CertificateFreezing.HashOf(json),
                Token = RandomNumberGenerator.GetHexString(32, lowercase: true),
                Replaces = old?.Id,
                Change = replacement?.Change,
                ChangeReason = replacement?.Reason ?? "",
                IsDemonstration = job.IsDemonstration,
            };
            db.Add(certificate);
            await own.AdoptAsync(rights, item, certificate, content, cancellation);
            db.AddAudit(clock, rights.Asker, "laboratory.certificate-issued", "laboratory.certificate", certificate.Id.Value, new { number, job = job.Number, replaces = old?.Number, change = replacement?.Change.ToString(), replacement?.Reason });
        }

        if (issued == 0)
        {
            return Refusal.Rule("laboratory.nothing-to-issue");
        }

        (job.State, job.Version) = (step.To, clock.NewVersion());
        await db.SaveChangesAsync(cancellation);
        return issued;
    }

    /// <summary>The certificates of a job that stand, by item: those that no other one replaces.</summary>
    public static async Task<Dictionary<JobItemId, CalibrationCertificate>> StandingAsync(TdcDbContext db, JobId job, CancellationToken cancellation) =>
        await db.Set<CalibrationCertificate>().AsNoTracking().Where(c => c.Job == job && !db.Set<CalibrationCertificate>().Any(n => n.Replaces == c.Id)).ToDictionaryAsync(c => c.Item, cancellation);

    private static Refusal? Wrong(List<JobItem> items, Dictionary<JobItemId, CalibrationCertificate> standing, IReadOnlyDictionary<int, Replacement> replacements)
    {
        Dictionary<string, string[]> faults = [];
        foreach (var (position, replacement) in replacements)
        {
            if (items.Find(i => i.Position == position) is { } item && standing.ContainsKey(item.Id) && string.IsNullOrWhiteSpace(replacement.Reason))
            {
                faults[string.Create(System.Globalization.CultureInfo.InvariantCulture, $"reason-{position}")] = ["laboratory.reason-needed"];
            }
        }

        return LaboratorySaving.Fields(faults);
    }

    private async Task<bool> CoversAsync(Authorisation authorisation, JobId id, CancellationToken cancellation)
    {
        var now = (await db.Set<CalibrationResult>().Where(r => r.Job == id && r.SupersededBy == null).Select(r => r.Id).ToListAsync(cancellation)).Select(r => r.Value).Order();
        return LaboratoryJson.Read<List<Guid>>(authorisation.Results).Order().SequenceEqual(now);
    }
}
