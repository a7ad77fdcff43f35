using Tdc.Metrology.Domain.Laboratory.Budgets;
using Tdc.Metrology.Domain.Laboratory.Checking;
using Tdc.Platform.Audit;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Metrology.Features.Laboratory.Checking;

/// <summary>A comparison as it is entered.</summary>
internal sealed record NewComparison(
    string Scheme, string Provider, DateOnly ReportedOn, string Quantity, string Item, string Unit,
    double Value, double Uncertainty, double Assigned, double AssignedUncertainty, double? AssessmentDeviation, string Action);

/// <summary>Enters results of interlaboratory comparisons.</summary>
internal sealed class KeepComparisons(TdcDbContext db, TimeProvider clock)
{
    /// <summary>Enters one.</summary>
    public async Task<Outcome<Done>> EnterAsync(LaboratoryRights rights, NewComparison typed, CancellationToken cancellation)
    {
        if (!rights.Works)
        {
            return LaboratoryDesk.NotFound;
        }

        Dictionary<string, string[]> faults = [];
        foreach (var (field, value) in new[] { ("scheme", typed.Scheme), ("provider", typed.Provider), ("quantity", typed.Quantity), ("item", typed.Item), ("unit", typed.Unit) })
        {
            if (value.Length is 0 or > 200)
            {
                faults[field] = ["checking.needed"];
            }
        }

        var unit = LaboratoryUnits.ToDsi(typed.Unit);
        if (typed.Unit.Length > 0 && unit is null)
        {
            faults["unit"] = ["checking.unit"];
        }

        if (!(typed.Uncertainty > 0))
        {
            faults["uncertainty"] = ["checking.above-zero"];
        }

        if (!(typed.AssignedUncertainty >= 0))
        {
            faults["assignedUncertainty"] = ["checking.not-negative"];
        }

        if (typed.AssessmentDeviation is { } deviation && !(deviation > 0))
        {
            faults["deviation"] = ["checking.above-zero"];
        }

        if (typed.ReportedOn > clock.TodayInVietnam)
        {
            faults["date"] = ["checking.future"];
        }

        if (typed.Action.Length > 1000)
        {
            faults["action"] = ["checking.too-long"];
        }

        if (CheckingFaults.Of(faults) is { } refusal)
        {
            return refusal;
        }

        var comparison = new ComparisonRecord
        {
            Id = clock.NewId<ComparisonId>(),
            Laboratory = rights.Laboratory.Id,
            Scheme = typed.Scheme,
            Provider = typed.Provider,
            ReportedOn = typed.ReportedOn,
            Quantity = typed.Quantity,
            Item = typed.Item,
            Unit = unit!,
            Value = typed.Value,
            Uncertainty = typed.Uncertainty,
            Assigned = typed.Assigned,
            AssignedUncertainty = typed.AssignedUncertainty,
            AssessmentDeviation = typed.AssessmentDeviation,
            Action = typed.Action,
            EnteredBy = rights.Asker.UserId,
        };
        db.Add(comparison);
        db.AddAudit(clock, rights.Asker, "checking.comparison-entered", "laboratory.comparison", comparison.Id.Value, new { comparison.Scheme, comparison.Item, comparison.En });
        return await db.TrySaveAsync("checking.comparison-known", cancellation);
    }
}
