using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Platform.Audit;
using Tdc.Platform.Measures;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.Measures;

/// <summary>A value that a unit declares by hand.</summary>
/// <param name="From">First day of the period.</param>
/// <param name="To">Last day of the period, not later than today.</param>
/// <param name="Value">The value; for a ratio the numerator.</param>
/// <param name="Denominator">For a ratio: the denominator, above zero and not below the numerator for shares.</param>
/// <param name="Reason">Where the number comes from, or why it differs from what was said before.</param>
internal sealed record DeclareValueInput(DateOnly From, DateOnly To, decimal Value, decimal? Denominator = null, [StringLength(1000)] string? Reason = null);

/// <summary>Stores a declared value for a measure, a unit and a period; declaring again for the same period replaces it, and the audit keeps both.</summary>
internal sealed class DeclareValueHandler(TdcDbContext db, OrganisationRegister register, MeasureCatalogue catalogue, PlanAccess access, TimeProvider clock)
{
    public async Task<Outcome<Done>> HandleAsync(TaskMeasureId measureId, string unitCode, DeclareValueInput input, DateTimeOffset? seenAt, CancellationToken cancellation)
    {
        var rights = await access.RightsAsync(cancellation);
        var today = clock.TodayInVietnam;
        var units = await register.NowAsync(cancellation);
        var unit = units.ByCode(unitCode, today) ?? units.EverByCode(unitCode).LastOrDefault();
        var measure = await db.Set<TaskMeasure>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == measureId, cancellation);
        if (measure is null || unit is null || !rights.Sees(unit.Lineage))
        {
            return Refusal.NotFound("plan.no-such-measure");
        }

        if (!rights.WritesFor(unit.Lineage) && !rights.Coordinates)
        {
            return new Refusal(RefusalKind.Forbidden, "plan.own-unit-only");
        }

        if (catalogue.Find(measure.Code) is not null)
        {
            return Refusal.Rule("plan.measure-is-measured");
        }

        if (Faults(measure, input, today) is { } faults)
        {
            return faults;
        }

        var reason = input.Reason?.Trim() ?? "";
        var old = await db.Set<DeclaredValue>().SingleOrDefaultAsync(
            v => v.MeasureId == measureId && v.Unit == unit.Lineage && v.PeriodFrom == input.From && v.PeriodTo == input.To, cancellation);
        if (old?.DeclaredAt > seenAt)
        {
            return Refusal.Conflict("plan.changed-meanwhile");
        }

        db.AddAudit(clock, rights.Asker, "plan.value-declared", "plan.measure", measureId.Value, new
        {
            measure.Code,
            Unit = unit.Code,
            input.From,
            input.To,
            Before = old?.Value,
            BeforeDenominator = old?.Denominator,
            input.Value,
            input.Denominator,
            reason,
        });
        if (old is null)
        {
            db.Add(new DeclaredValue
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                MeasureId = measureId,
                Unit = unit.Lineage,
                PeriodFrom = input.From,
                PeriodTo = input.To,
                Value = input.Value,
                Denominator = input.Denominator,
                DeclaredBy = rights.Asker.UserId,
                DeclaredAt = clock.GetUtcNow(),
                Reason = reason,
            });
        }
        else
        {
            (old.Value, old.Denominator, old.DeclaredBy, old.DeclaredAt, old.Reason) = (input.Value, input.Denominator, rights.Asker.UserId, clock.GetUtcNow(), reason);
        }

        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            return Refusal.Conflict("plan.changed-meanwhile");
        }

        return Done.Instance;
    }

    private static Refusal? Faults(TaskMeasure measure, DeclareValueInput input, DateOnly today)
    {
        var faults = new Dictionary<string, string[]>();
        if (input.From > input.To || input.To > today || input.From.Year < today.Year - 10)
        {
            faults["to"] = ["plan.period-wrong"];
        }

        if (input.Value < 0 || input.Value > 999_999_999_999m)
        {
            faults["value"] = ["plan.value-range"];
        }

        if (measure.OverUnits == MeasureJoin.Ratio && (input.Denominator is null or <= 0 or > 999_999_999_999m || input.Denominator < input.Value))
        {
            faults["denominator"] = ["plan.denominator-needed"];
        }

        if (input.Reason?.Length > 1000)
        {
            faults["reason"] = ["plan.too-long-1000"];
        }

        return faults.Count == 0 ? null : new Refusal(RefusalKind.Fields, "plan.check-fields") { Fields = faults };
    }
}
