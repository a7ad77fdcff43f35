using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Domain.Laboratory.Budgets;
using Tdc.Platform.Audit;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Metrology.Features.Laboratory.Methods;

/// <summary>A version of a method as it is written.</summary>
internal sealed record MethodDraft(
    string Procedure, string MeasurandVi, string MeasurandEn, ResultMeaning Meaning, string PointUnit, string ResultUnit, string Model, string Output,
    IReadOnlyList<BudgetInput> Inputs, IReadOnlyList<double> Points, int LeastReadings, IReadOnlyList<EnvironmentLimit> Limits, DecisionRule Rule,
    IReadOnlyList<AcceptanceLimit> Acceptance, double Probability, DateOnly ValidFrom);

/// <summary>Writes methods and their versions, and approves versions; who wrote a version may not approve it.</summary>
internal sealed class WriteMethod(TdcDbContext db, TimeProvider clock)
{
    /// <summary>Enters a method without a version.</summary>
    public async Task<Outcome<MethodId>> AddAsync(LaboratoryRights rights, string code, string nameVi, string nameEn, string quantity, CancellationToken cancellation)
    {
        if (!rights.Works)
        {
            return LaboratoryDesk.NotFound;
        }

        Dictionary<string, string[]> faults = [];
        foreach (var (field, value) in new[] { ("code", code), ("nameVi", nameVi), ("nameEn", nameEn), ("quantity", quantity) })
        {
            if (value.Length == 0)
            {
                faults[field] = ["form.needed"];
            }
        }

        if (LaboratorySaving.Fields(faults) is { } no)
        {
            return no;
        }

        var method = new CalibrationMethod { Id = clock.NewId<MethodId>(), Laboratory = rights.Laboratory.Id, Code = code, NameVi = nameVi, NameEn = nameEn, Quantity = quantity };
        db.Add(method);
        db.AddAudit(clock, rights.Asker, "laboratory.method-entered", "laboratory.method", method.Id.Value, new { code });
        return (await db.TrySaveAsync("laboratory.method-known", cancellation)).TryGet(out _, out var conflict) ? method.Id : conflict;
    }

    /// <summary>Keeps a new draft version.</summary>
    public async Task<Outcome<MethodVersionId>> DraftAsync(LaboratoryRights rights, MethodId id, MethodDraft draft, CancellationToken cancellation)
    {
        var method = await db.Set<CalibrationMethod>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == id && m.Laboratory == rights.Laboratory.Id, cancellation);
        if (method is null || !rights.Works)
        {
            return LaboratoryDesk.NotFound;
        }

        if (MethodChecks.Of(draft) is { } wrong)
        {
            return wrong;
        }

        var last = await db.Set<MethodVersion>().Where(v => v.Method == id).MaxAsync(v => (int?)v.Number, cancellation) ?? 0;
        var version = new MethodVersion
        {
            Id = clock.NewId<MethodVersionId>(),
            Method = id,
            Number = last + 1,
            Procedure = draft.Procedure,
            MeasurandVi = draft.MeasurandVi,
            MeasurandEn = draft.MeasurandEn,
            Meaning = draft.Meaning,
            PointUnit = draft.PointUnit,
            ResultUnit = draft.ResultUnit,
            Model = draft.Model,
            Output = draft.Output,
            Budget = LaboratoryJson.Write(draft.Inputs),
            TestPoints = LaboratoryJson.Write(draft.Points),
            LeastReadings = draft.LeastReadings,
            Environment = LaboratoryJson.Write(draft.Limits),
            Rule = draft.Rule,
            Acceptance = LaboratoryJson.Write(draft.Acceptance),
            CoverageProbability = draft.Probability,
            ValidFrom = draft.ValidFrom,
            CreatedBy = rights.Asker.UserId,
            CreatedAt = clock.GetUtcNow(),
            Version = clock.NewVersion(),
        };
        db.Add(version);
        db.AddAudit(clock, rights.Asker, "laboratory.method-drafted", "laboratory.method", id.Value, new { method.Code, version.Number });
        return (await db.TrySaveAsync("laboratory.number-taken", cancellation)).TryGet(out _, out var conflict) ? version.Id : conflict;
    }

    /// <summary>Approves a draft; the version before it ends on the day before the new one begins.</summary>
    public async Task<Outcome<Done>> ApproveAsync(LaboratoryRights rights, MethodVersionId id, CancellationToken cancellation)
    {
        var version = await db.Set<MethodVersion>().SingleOrDefaultAsync(v => v.Id == id, cancellation);
        var method = version is null ? null : await db.Set<CalibrationMethod>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == version.Method && m.Laboratory == rights.Laboratory.Id, cancellation);
        if (version is null || method is null || !rights.Works)
        {
            db.ChangeTracker.Clear();
            return LaboratoryDesk.NotFound;
        }

        var refusal = version.ApprovedAt is not null ? Refusal.Conflict("laboratory.approved-already")
            : rights.Asker.UserId is not { } person ? Refusal.Rule("laboratory.person-needed")
            : person == version.CreatedBy ? Refusal.Rule("laboratory.own-draft")
            : null;
        if (refusal is not null)
        {
            db.ChangeTracker.Clear();
            return refusal;
        }

        var dayBefore = version.ValidFrom.AddDays(-1);
        foreach (var earlier in await db.Set<MethodVersion>().Where(v => v.Method == version.Method && v.Id != id && v.ApprovedAt != null && (v.ValidTo == null || v.ValidTo > dayBefore)).ToListAsync(cancellation))
        {
            (earlier.ValidTo, earlier.Version) = (dayBefore, clock.NewVersion());
        }

        (version.ApprovedBy, version.ApprovedAt, version.Version) = (rights.Asker.UserId, clock.GetUtcNow(), clock.NewVersion());
        db.AddAudit(clock, rights.Asker, "laboratory.method-approved", "laboratory.method", method.Id.Value, new { method.Code, version.Number, version.ValidFrom });
        return await db.TrySaveAsync("laboratory.changed-meanwhile", cancellation);
    }
}
