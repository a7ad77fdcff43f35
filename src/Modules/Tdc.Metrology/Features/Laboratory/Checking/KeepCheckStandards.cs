using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Laboratory.Budgets;
using Tdc.Metrology.Domain.Laboratory.Checking;
using Tdc.Platform.Audit;
using Tdc.Platform.Identity;
using Tdc.Platform.Notices;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Metrology.Features.Laboratory.Checking;

/// <summary>A check standard as it is entered.</summary>
internal sealed record NewCheckStandard(string Number, string NameVi, string NameEn, string Quantity, string Unit, int BaselinePoints, bool Robust);

/// <summary>Enters check standards and their points.</summary>
internal sealed class KeepCheckStandards(TdcDbContext db, TimeProvider clock)
{
    /// <summary>Enters a check standard.</summary>
    public async Task<Outcome<CheckStandardId>> EnterAsync(LaboratoryRights rights, NewCheckStandard typed, CancellationToken cancellation)
    {
        if (!rights.Works)
        {
            return LaboratoryDesk.NotFound;
        }

        Dictionary<string, string[]> faults = [];
        foreach (var (field, value) in new[] { ("number", typed.Number), ("nameVi", typed.NameVi), ("nameEn", typed.NameEn), ("quantity", typed.Quantity), ("unit", typed.Unit) })
        {
            if (value.Length == 0)
            {
                faults[field] = ["checking.needed"];
            }
        }

        var unit = LaboratoryUnits.ToDsi(typed.Unit);
        if (typed.Unit.Length > 0 && unit is null)
        {
            faults["unit"] = ["checking.unit"];
        }

        if (typed.BaselinePoints is < CheckStandard.LeastBaseline or > CheckStandard.MostBaseline)
        {
            faults["baseline"] = ["checking.baseline"];
        }

        if (CheckingFaults.Of(faults) is { } refusal)
        {
            return refusal;
        }

        var check = new CheckStandard
        {
            Id = clock.NewId<CheckStandardId>(),
            Laboratory = rights.Laboratory.Id,
            Number = typed.Number,
            NameVi = typed.NameVi,
            NameEn = typed.NameEn,
            Quantity = typed.Quantity,
            Unit = unit!,
            BaselinePoints = typed.BaselinePoints,
            Robust = typed.Robust,
            EnteredAt = clock.GetUtcNow(),
        };
        db.Add(check);
        db.AddAudit(clock, rights.Asker, "checking.check-entered", "laboratory.check-standard", check.Id.Value, new { check.Number, check.Unit, check.BaselinePoints });
        return (await db.TrySaveAsync("checking.number-known", cancellation)).TryGet(out _, out var conflict) ? check.Id : conflict;
    }

    /// <summary>Enters a point; what it signals is told to the laboratory's head and blocks nothing.</summary>
    /// <param name="rights">The asker's rights.</param>
    /// <param name="id">The check standard.</param>
    /// <param name="at">When it was measured: not in the future, later than the point before.</param>
    /// <param name="value">Measured value, finite.</param>
    /// <param name="remark">At most 500 letters.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>How many rules the point breaks.</returns>
    public async Task<Outcome<int>> RecordAsync(LaboratoryRights rights, CheckStandardId id, DateTimeOffset at, double value, string remark, CancellationToken cancellation)
    {
        var check = await db.Set<CheckStandard>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.Laboratory == rights.Laboratory.Id, cancellation);
        if (check is null || !rights.Works)
        {
            return LaboratoryDesk.NotFound;
        }

        var points = await db.Set<CheckPoint>().AsNoTracking().Where(p => p.Check == id).ToListAsync(cancellation);
        var last = points.MaxBy(p => p.Number);
        if (at > clock.GetUtcNow() || at <= last?.At || !double.IsFinite(value) || remark.Length > 500)
        {
            return at > clock.GetUtcNow() ? Refusal.Rule("checking.future")
                : at <= last?.At ? Refusal.Rule("checking.not-later", last!.At)
                : Refusal.Rule("checking.value");
        }

        var point = new CheckPoint
        {
            Id = clock.NewId<CheckPointId>(),
            Check = id,
            Number = (last?.Number ?? 0) + 1,
            At = at,
            Value = value,
            Remark = remark,
            EnteredBy = rights.Asker.UserId,
            EnteredAt = clock.GetUtcNow(),
        };
        var signals = CheckEvaluation.Of(check, points.Append(point)).Last.Count();
        db.Add(point);
        db.AddAudit(clock, rights.Asker, "checking.point-entered", "laboratory.check-standard", id.Value, new { check.Number, point = point.Number, value, signals });
        if (signals > 0)
        {
            db.AddNotice(clock, rights.Laboratory.Unit, Role.Head, "checking.signal", [check.Number, at, signals], $"{CheckingAddresses.Checks}/{id.Value}", $"checking/{point.Id.Value}");
        }

        return (await db.TrySaveAsync("checking.changed", cancellation)).TryGet(out _, out var conflict) ? signals : conflict;
    }
}
