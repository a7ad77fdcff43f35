using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Register;
using Tdc.Platform.Audit;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Pages;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Metrology.Features.Register.Kinds;

/// <summary>All revisions of all kinds at one moment.</summary>
internal sealed class KindSnapshot(IReadOnlyList<InstrumentKind> revisions)
{
    private readonly ILookup<string, InstrumentKind> byCode = revisions.ToLookup(k => k.Code, StringComparer.Ordinal);

    /// <summary>Codes of all kinds.</summary>
    public HashSet<string> Codes { get; } = [.. revisions.Select(k => k.Code)];

    /// <summary>The revision of a kind that holds on a day, or <see langword="null"/> for an unknown code.</summary>
    public InstrumentKind? On(string code, DateOnly day) => byCode[code].On(day);

    /// <summary>All revisions of a kind, newest first.</summary>
    public IReadOnlyList<InstrumentKind> Revisions(string code) => [.. byCode[code].OrderByDescending(k => k.ValidFrom).ThenByDescending(k => k.Revision)];

    /// <summary>Each kind as it is on a day, in the order of the list and then of names.</summary>
    public IReadOnlyList<InstrumentKind> AllOn(DateOnly day) =>
        [.. byCode.Select(g => g.On(day)!).OrderBy(k => int.TryParse(k.ListNumber, out var n) ? n : int.MaxValue).ThenBy(k => k.Name(), StringComparer.CurrentCulture)];
}

/// <summary>What a person wrote into the form of a new revision.</summary>
internal sealed record KindInput(
    string NameVi, string NameEn, string ListNumber, bool Controlled, bool? TypeApproval, bool? Initial, bool? Periodic, bool? AfterRepair, string PeriodMonths, string Scheme,
    string BasisVi, string BasisEn, string Source, bool Seen, DateOnly? ValidFrom, string Reason);

/// <summary>Reads the kinds of instruments and enters new dated revisions of them.</summary>
internal sealed class KindBook(TdcDbContext db, KeptReadings kept, TimeProvider clock)
{
    /// <summary>All kinds.</summary>
    public ValueTask<KindSnapshot> NowAsync(CancellationToken cancellation) => kept.GetAsync(
        db, "metrology.kinds", [typeof(InstrumentKind)], async () => new KindSnapshot(await db.Set<InstrumentKind>().AsNoTracking().ToListAsync(cancellation)));

    /// <summary>Enters the next revision of a kind, for the department; the earlier ones stay as they are.</summary>
    public async Task<Outcome<int>> AmendAsync(RegisterRights rights, string code, KindInput input, CancellationToken cancellation)
    {
        if (!rights.Department)
        {
            return new Refusal(RefusalKind.Forbidden, "metrology.department-only");
        }

        var revisions = await db.Set<InstrumentKind>().AsNoTracking().Where(k => k.Code == code).ToListAsync(cancellation);
        if (revisions.Count == 0)
        {
            return Refusal.NotFound("metrology.no-such-kind");
        }

        Dictionary<string, string[]> faults = [];
        Need(input.NameVi, 300, "nameVi");
        Need(input.NameEn, 300, "nameEn");
        Need(input.BasisVi, 500, "basisVi");
        Need(input.BasisEn, 500, "basisEn");
        Need(input.Reason, 500, "reason");
        int? months = null;
        if (input.PeriodMonths.Length > 0)
        {
            if (Reading.Whole(input.PeriodMonths, out var read) != ReadFault.None || read is < 1 or > 240)
            {
                faults["periodMonths"] = ["metrology.period-range"];
            }
            else
            {
                months = (int)read;
            }
        }

        if (input.Periodic == true && months is null && !faults.ContainsKey("periodMonths"))
        {
            faults["periodMonths"] = ["metrology.period-needed"];
        }

        if (input.ValidFrom is null)
        {
            faults["validFrom"] = ["metrology.date-needed"];
        }

        if (faults.Count > 0)
        {
            return new Refusal(RefusalKind.Fields, "metrology.check-fields") { Fields = faults };
        }

        var revision = new InstrumentKind
        {
            Id = clock.NewId<InstrumentKindId>(),
            Code = code,
            Revision = revisions.Max(k => k.Revision) + 1,
            NameVi = input.NameVi,
            NameEn = input.NameEn,
            ListNumber = input.ListNumber,
            IsControlled = input.Controlled,
            TypeApproval = input.TypeApproval,
            Initial = input.Initial,
            Periodic = input.Periodic,
            AfterRepair = input.AfterRepair,
            PeriodMonths = months,
            Scheme = input.Scheme,
            BasisVi = input.BasisVi,
            BasisEn = input.BasisEn,
            Source = input.Source,
            Status = input.Seen ? KnowledgeStatus.Seen : KnowledgeStatus.FromMemory,
            ValidFrom = input.ValidFrom!.Value,
            Reason = input.Reason,
            CreatedAt = clock.GetUtcNow(),
        };
        db.Add(revision);
        db.AddAudit(clock, rights.Asker, "metrology.kind-amended", "metrology.kind", revision.Id.Value, new { code, revision = revision.Revision, from = revision.ValidFrom, months });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException e) when (StorageFault.IsConstraint(e))
        {
            db.ChangeTracker.Clear();
            return Refusal.Conflict("metrology.kind-changed");
        }

        db.ChangeTracker.Clear();
        return revision.Revision;

        void Need(string value, int most, string field)
        {
            if (value.Length == 0 || value.Length > most)
            {
                faults[field] = ["metrology.field-needed"];
            }
        }
    }
}
