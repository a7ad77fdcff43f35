using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Platform.Audit;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Metrology.Features.Laboratory.Standards;

/// <summary>A standard as it is entered.</summary>
internal sealed record NewStandard(
    string Number, string NameVi, string NameEn, string Maker, string Serial, string Class, string Quantity, string Nominal, StandardRank Rank, string Location, int IntervalMonths);

/// <summary>Enters standards and changes their state.</summary>
internal sealed class EnterStandard(TdcDbContext db, TimeProvider clock)
{
    /// <summary>Enters one.</summary>
    public async Task<Outcome<StandardId>> HandleAsync(LaboratoryRights rights, NewStandard typed, CancellationToken cancellation)
    {
        if (!rights.Works)
        {
            return LaboratoryDesk.NotFound;
        }

        Dictionary<string, string[]> faults = [];
        foreach (var (field, value) in new[] { ("number", typed.Number), ("nameVi", typed.NameVi), ("nameEn", typed.NameEn), ("serial", typed.Serial), ("quantity", typed.Quantity) })
        {
            if (value.Length == 0)
            {
                faults[field] = ["form.needed"];
            }
        }

        if (typed.IntervalMonths is < 1 or > 120)
        {
            faults["interval"] = ["laboratory.interval"];
        }

        if (LaboratorySaving.Fields(faults) is { } no)
        {
            return no;
        }

        var standard = new MeasurementStandard
        {
            Id = clock.NewId<StandardId>(),
            Laboratory = rights.Laboratory.Id,
            Number = typed.Number,
            NameVi = typed.NameVi,
            NameEn = typed.NameEn,
            Maker = typed.Maker,
            Serial = typed.Serial,
            Class = typed.Class,
            Quantity = typed.Quantity,
            Nominal = typed.Nominal,
            Rank = typed.Rank,
            Location = typed.Location,
            State = StandardState.InService,
            StateSince = clock.GetUtcNow(),
            IntervalMonths = typed.IntervalMonths,
            Version = clock.NewVersion(),
        };
        db.Add(standard);
        db.AddAudit(clock, rights.Asker, "laboratory.standard-entered", "laboratory.standard", standard.Id.Value, new { standard.Number, standard.Serial });
        return (await db.TrySaveAsync("laboratory.standard-known", cancellation)).TryGet(out _, out var conflict) ? standard.Id : conflict;
    }

    /// <summary>Changes the state of a standard, from a moment that may lie back: then it already blocks what was read since.</summary>
    public async Task<Outcome<Done>> SetStateAsync(LaboratoryRights rights, StandardId id, StandardState state, DateOnly since, string reason, CancellationToken cancellation)
    {
        var standard = await db.Set<MeasurementStandard>().SingleOrDefaultAsync(s => s.Id == id && s.Laboratory == rights.Laboratory.Id, cancellation);
        if (standard is null || !rights.Works)
        {
            db.ChangeTracker.Clear();
            return LaboratoryDesk.NotFound;
        }

        var refusal = state == standard.State ? Refusal.Conflict("laboratory.state-same")
            : since > clock.TodayInVietnam ? Refusal.Rule("laboratory.date-future")
            : reason.Length is 0 or > 1000 ? Refusal.Rule("laboratory.reason-needed") : null;
        if (refusal is not null)
        {
            db.ChangeTracker.Clear();
            return refusal;
        }

        var from = standard.State;
        (standard.State, standard.StateSince, standard.StateReason, standard.Version) = (state, since.StartInVietnam, reason, clock.NewVersion());
        db.AddAudit(clock, rights.Asker, "laboratory.standard-state", "laboratory.standard", standard.Id.Value, new { standard.Number, from = from.ToString(), to = state.ToString(), since, reason });
        return await db.TrySaveAsync("laboratory.changed-meanwhile", cancellation);
    }
}
