using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Certificates;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Features.Laboratory;
using Tdc.Platform.Audit;
using Tdc.Platform.Identity;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Metrology.Features.Certificates.Trusting;

/// <summary>The list of issuers whose signatures a laboratory trusts: kept by the laboratory's head or the coordinator, read by the laboratory.</summary>
internal sealed class KeepTrustedIssuers(TdcDbContext db, LaboratoryDesk desk, TimeProvider clock)
{
    /// <summary>Most octets of a certificate's file.</summary>
    public const int LargestFile = 64 * 1024;

    /// <summary>The laboratory whose list the asker sees; a coordinator, who belongs to none, sees the one that is named, else the first.</summary>
    public async Task<LaboratoryRights?> OpenAsync(string? code, CancellationToken cancellation)
    {
        if (await desk.OpenAsync(cancellation) is { } own)
        {
            return own;
        }

        if (!desk.Asker.Holds(Role.Coordinator))
        {
            return null;
        }

        var all = await db.Set<CalibrationLaboratory>().AsNoTracking().OrderBy(l => l.Code).ToListAsync(cancellation);
        return (code is { Length: > 0 } ? all.Find(l => l.Code == code) : all.FirstOrDefault()) is { } laboratory ? new LaboratoryRights(desk.Asker, laboratory) : null;
    }

    /// <summary>Whether the asker may change the list.</summary>
    public static bool MayChange(LaboratoryRights rights) => rights.Heads || rights.Asker.Holds(Role.Coordinator);

    /// <summary>The list, those that are trusted today first.</summary>
    public async Task<IReadOnlyList<TrustedIssuer>> ListAsync(LaboratoryRights rights, CancellationToken cancellation)
    {
        var today = clock.TodayInVietnam;
        var all = await db.Set<TrustedIssuer>().AsNoTracking().Where(i => i.Laboratory == rights.Laboratory.Id).ToListAsync(cancellation);
        return [.. all.OrderBy(issuer => issuer.Until < today).ThenBy(issuer => issuer.Name, StringComparer.CurrentCulture).ThenBy(issuer => issuer.From)];
    }

    /// <summary>Adds an issuer by its certificate.</summary>
    public async Task<Outcome<Done>> AddAsync(LaboratoryRights rights, string name, byte[] file, DateOnly from, DateOnly? until, string basis, CancellationToken cancellation)
    {
        if (!MayChange(rights))
        {
            return LaboratoryDesk.NotFound;
        }

        using var certificate = TrustedIssuer.Read(file);
        Dictionary<string, string[]> faults = [];
        Need(name.Length is > 0 and <= 300, "name", "certificate.name-needed");
        Need(basis.Length is > 0 and <= 1000, "basis", "certificate.basis-needed");
        Need(until is null || until >= from, "until", "certificate.date-order");
        Need(certificate is not null, "tep", "certificate.not-x509");
        if (LaboratorySaving.Fields(faults) is { } wrong)
        {
            return wrong;
        }

        var issuer = new TrustedIssuer
        {
            Id = clock.NewId<TrustedIssuerId>(),
            Laboratory = rights.Laboratory.Id,
            Name = name,
            Certificate = certificate!.Export(X509ContentType.Cert),
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(certificate.RawData)),
            Basis = basis,
            From = from,
            Until = until,
            AddedBy = rights.Asker.UserId,
            AddedAt = clock.GetUtcNow(),
            Version = clock.NewVersion(),
        };
        db.Add(issuer);
        db.AddAudit(clock, rights.Asker, "certificate.issuer-trusted", "certificate.trusted-issuer", issuer.Id.Value, new { issuer.Name, issuer.Sha256, issuer.From, issuer.Until });
        return await db.TrySaveAsync("certificate.issuer-known", cancellation);

        void Need(bool fine, string field, string code)
        {
            if (!fine)
            {
                faults[field] = [code];
            }
        }
    }

    /// <summary>Ends the trust in an issuer after a day.</summary>
    public async Task<Outcome<Done>> EndAsync(LaboratoryRights rights, TrustedIssuerId id, DateOnly until, string reason, CancellationToken cancellation)
    {
        var issuer = MayChange(rights) ? await db.Set<TrustedIssuer>().SingleOrDefaultAsync(i => i.Id == id && i.Laboratory == rights.Laboratory.Id, cancellation) : null;
        if (issuer is null)
        {
            return LaboratoryDesk.NotFound;
        }

        if (reason.Length is 0 or > 1000)
        {
            return Refusal.Rule("certificate.reason-needed");
        }

        (issuer.Until, issuer.EndReason, issuer.Version) = (until, reason, clock.NewVersion());
        db.AddAudit(clock, rights.Asker, "certificate.issuer-ended", "certificate.trusted-issuer", issuer.Id.Value, new { issuer.Name, until, reason });
        return await db.TrySaveAsync("certificate.issuer-known", cancellation);
    }
}
