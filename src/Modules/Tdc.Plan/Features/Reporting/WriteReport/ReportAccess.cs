using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Tdc.Plan.Domain.Reporting;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.Reporting.WriteReport;

/// <summary>How the province runs its reporting.</summary>
internal sealed class ReportingSettings
{
    /// <summary>Whether an officer may send the report, or only the head.</summary>
    public bool OfficerMaySubmit { get; set; } = true;

    /// <summary>Reads the section <c>Reporting</c>.</summary>
    public static ReportingSettings Of(IConfiguration configuration)
    {
        var settings = new ReportingSettings();
        if (bool.TryParse(configuration["Reporting:OfficerMaySubmit"], out var may))
        {
            settings.OfficerMaySubmit = may;
        }

        return settings;
    }
}

/// <summary>A round with one unit's obligation in it.</summary>
internal sealed record OwedReport(ReportRound Round, ReportObligation Obligation);

/// <summary>Who may read and write which report. Somebody without the right to know gets 404.</summary>
internal sealed class ReportAccess(TdcDbContext db, Asker asker, OrganisationRegister register, ReportingSettings settings, TimeProvider clock)
{
    private readonly Dictionary<LineageId, LineageId> inherited = [];

    /// <summary>Scope of keys that read.</summary>
    public const string ReadScope = "plan:read";

    /// <summary>Scope of keys that write for their unit.</summary>
    public const string WriteScope = "plan:write";

    /// <summary>Scope of keys that do the coordinator's work.</summary>
    public const string CoordinateScope = "plan:coordinate";

    /// <summary>Whether the asker coordinates all reports: a person with the role, or a key of the coordinating unit that carries the scope.</summary>
    public bool Coordinates => asker.Holds(Role.Coordinator) || (asker.KeyUnitCode == PlanScopes.CoordinatingCode && asker.HasScope(CoordinateScope));

    /// <summary>Whether the asker may read every submitted report.</summary>
    public bool Oversees => Coordinates || asker.Holds(Role.Leader);

    /// <summary>Whether the asker writes for a unit, or for one that ended and whose place the asker's unit alone took.</summary>
    public bool WritesFor(LineageId unit) => Holder(unit) is var holder
        && (asker.HoldsAny(holder, Role.Officer, Role.Head) || (asker.KeyUnit == holder && asker.HasScope(WriteScope)));

    /// <summary>Whether the asker may hand in for a unit.</summary>
    public bool SubmitsFor(LineageId unit) => Holder(unit) is var holder
        && (asker.Holds(Role.Head, holder) || (settings.OfficerMaySubmit && asker.Holds(Role.Officer, holder)) || (asker.KeyUnit == holder && asker.HasScope(WriteScope)));

    /// <summary>Whether the asker reads a unit's own affairs.</summary>
    public bool BelongsTo(LineageId unit) => WritesFor(unit) || (asker.KeyUnit == unit && asker.HasScope(ReadScope));

    /// <summary>The round with a key.</summary>
    public async Task<Outcome<ReportRound>> RoundAsync(string key, CancellationToken cancellation) =>
        await db.Set<ReportRound>().AsNoTracking().Include(r => r.Questions).SingleOrDefaultAsync(r => r.Key == key, cancellation) is { } round
            ? round
            : Refusal.NotFound("reporting.no-such-round");

    /// <summary>The asker's own report of a round: of the unit with a code, or of the first unit for which the asker writes.</summary>
    public async Task<Outcome<OwedReport>> OwnAsync(string key, string? unitCode, CancellationToken cancellation)
    {
        if (!(await RoundAsync(key, cancellation)).TryGet(out var round, out var refusal))
        {
            return refusal;
        }

        var snapshot = await register.NowAsync(cancellation);
        TakeOver(snapshot);
        foreach (var unit in asker.Units.Concat(inherited.Keys).Where(BelongsTo).Where(u => unitCode is not { Length: > 0 } || Bears(snapshot, u, unitCode)))
        {
            if (await db.Set<ReportObligation>().SingleOrDefaultAsync(o => o.RoundId == round.Id && o.Unit == unit, cancellation) is { } owed)
            {
                return new OwedReport(round, owed);
            }
        }

        return Refusal.NotFound("reporting.no-such-report");
    }

    /// <summary>The report of the unit with a code, for those who may read it once it is submitted.</summary>
    public async Task<Outcome<OwedReport>> SubmittedAsync(string key, string unitCode, CancellationToken cancellation)
    {
        if (!(await RoundAsync(key, cancellation)).TryGet(out var round, out var refusal))
        {
            return refusal;
        }

        var owed = await db.Set<ReportObligation>().SingleOrDefaultAsync(o => o.RoundId == round.Id && o.UnitCode == unitCode, cancellation);
        var mayKnow = owed is not null && (BelongsTo(owed.Unit) || (owed.LatestSubmission is not null && Oversees));
        return mayKnow ? new OwedReport(round, owed!) : Refusal.NotFound("reporting.no-such-report");
    }

    // Known once a report was looked for; until then the asker's own units count alone.
    private void TakeOver(RegisterSnapshot snapshot)
    {
        foreach (var own in asker.Units)
        {
            foreach (var ended in snapshot.EndedInto(own, clock.TodayInVietnam))
            {
                inherited.TryAdd(ended, own);
            }
        }
    }

    private LineageId Holder(LineageId unit) => inherited.GetValueOrDefault(unit, unit);

    private static bool Bears(RegisterSnapshot snapshot, LineageId unit, string code) =>
        snapshot.Knows(unit) && snapshot.Spans(unit).Any(s => string.Equals(s.Code, code, StringComparison.OrdinalIgnoreCase));
}
