using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Platform.Measures;
using Tdc.Platform.Pages;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Features.Measures;

/// <summary>What is known of a measure in a year.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Known">Measured by a module, declared by units, or missing.</param>
/// <param name="Value">The value.</param>
/// <param name="Numerator">Of a ratio.</param>
/// <param name="Denominator">Of a ratio.</param>
/// <param name="Target">Target of the year.</param>
/// <param name="TargetBasis">How firm the target is.</param>
/// <param name="Sources">Records behind a measured value, or units behind a declared one.</param>
/// <param name="Address">Page with the records; <see langword="null"/> without one.</param>
/// <param name="At">The moment it holds; <see langword="null"/> when nothing is known.</param>
internal sealed record MeasureValue(
    TaskMeasure Measure, Known Known, decimal? Value, decimal? Numerator, decimal? Denominator, decimal? Target, string TargetBasis, int Sources,
    string? Address, DateTimeOffset? At)
{
    /// <summary>Share of the target reached; <see langword="null"/> when it cannot be said.</summary>
    public decimal? Achieved => Achievement.Of(Value, Target, Measure.HigherIsBetter);

    /// <summary>Whether the value is a percentage: 100 × numerator / denominator.</summary>
    public bool IsRatio => IsPercentage(Measure);

    /// <summary>Whether a measure counts in percent; its ratio is then given times 100, as its target is.</summary>
    public static bool IsPercentage(TaskMeasure measure) => measure.UnitEn == "%";
}

/// <summary>Reads measures with their values: from the module that produces the code, else from what units declared.</summary>
internal sealed class MeasureValues(TdcDbContext db, KeptReadings kept, MeasureCatalogue catalogue, PlanMeasures own)
{
    private static readonly Type[] parts = [typeof(TaskMeasure), typeof(MeasureTarget), typeof(DeclaredValue), typeof(Duty), typeof(Evidence), typeof(PlanTask)];

    /// <summary>Values of a year, from 1 January to its end or today.</summary>
    /// <param name="tasks">The tasks whose measures are wanted.</param>
    /// <param name="year">The year.</param>
    /// <param name="today">No value counts from after this day.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<IReadOnlyList<MeasureValue>> OfYearAsync(IReadOnlyCollection<PlanTaskId> tasks, int year, DateOnly today, CancellationToken cancellation)
    {
        var (from, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var to = today < last ? today : last;
        var (all, declared, counted) = await kept.GetAsync(db, $"plan.measures {year} {to:O}", parts, () => KnownAsync(from, to, last, cancellation));
        var measures = all.Where(m => tasks.Contains(m.TaskId)).ToList();
        var measured = new Dictionary<string, MeasureAnswer?>();
        var values = new List<MeasureValue>(measures.Count);
        foreach (var measure in measures)
        {
            var target = measure.Targets.FirstOrDefault();
            MeasureAnswer? answer = null;
            if (counted.TryGetValue((measure.Code, measure.TaskId), out var ofTask))
            {
                answer = ofTask;
            }
            else if (to >= from && catalogue.Find(measure.Code) is not null && !measured.TryGetValue(measure.Code, out answer))
            {
                answer = await catalogue.AnswerAsync(measure.Code, null, from, to, cancellation);
                measured[measure.Code] = answer;
            }

            values.Add(answer is not null
                ? new(measure, Known.Measured, Scaled(measure, answer), answer.Numerator, answer.Denominator, target?.Value, target?.Basis ?? "", answer.Records, answer.RecordsAddress, answer.MeasuredAt)
                : Declared(measure, target, declared.GetValueOrDefault(measure.Id)));
        }

        return values;
    }

    // What the plan's own tables say; the answers of other modules are asked for each time.
    private async Task<KnownValues> KnownAsync(DateOnly from, DateOnly to, DateOnly last, CancellationToken cancellation)
    {
        var measures = await db.Set<TaskMeasure>().AsNoTracking().Include(m => m.Targets.Where(t => t.Year == from.Year)).OrderBy(m => m.Order).ToListAsync(cancellation);
        var declared = await DeclaredAsync([.. measures.Where(m => catalogue.Find(m.Code) is null).Select(m => m.Id)], from, last, cancellation);
        var counted = to >= from && measures.Where(m => PlanMeasures.Knows(m.Code)).Select(m => m.TaskId).Distinct().ToList() is { Count: > 0 } ownTasks
            ? await own.ByTaskAsync(ownTasks, null, from, to, cancellation)
            : new Dictionary<(string, PlanTaskId), MeasureAnswer>();
        return new(measures, declared, counted);
    }

    // A module answers a ratio as a share; targets of percentages are percent.
    private static decimal? Scaled(TaskMeasure measure, MeasureAnswer answer) =>
        MeasureValue.IsPercentage(measure) && answer is { Numerator: { } above, Denominator: { } below } ? below == 0 ? null : Math.Round(100 * above / below, 6) : answer.Value;

    private static MeasureValue Declared(TaskMeasure measure, MeasureTarget? target, DeclaredSum? sum)
    {
        if (sum is null)
        {
            return new(measure, Known.Missing, null, null, null, target?.Value, target?.Basis ?? "", 0, null, null);
        }

        var ratio = measure.OverUnits == MeasureJoin.Ratio;
        decimal? value = ratio ? sum.Below == 0 ? null : (decimal)(sum.Above / sum.Below) * (MeasureValue.IsPercentage(measure) ? 100 : 1)
            : measure.OverUnits == MeasureJoin.None && sum.Units > 1 ? null : (decimal)sum.Above;
        return new(
            measure, Known.Declared, value is { } v ? Math.Round(v, 6) : null, ratio ? (decimal)sum.Above : null, ratio ? (decimal)sum.Below : null, target?.Value,
            target?.Basis ?? "", sum.Units, null, sum.At);
    }

    // Over time first (the last value of each unit for a stock, all values else), then over units; decimals as REAL, because SQLite adds no decimals.
    // A half-year inside a declared year is in the year's value already, and so is any period inside a longer one of the same unit.
    private async Task<Dictionary<TaskMeasureId, DeclaredSum>> DeclaredAsync(
        IReadOnlyCollection<TaskMeasureId> measures, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        if (measures.Count == 0)
        {
            return [];
        }

        var values = db.Set<DeclaredValue>().AsNoTracking().Where(v => measures.Contains(v.MeasureId) && v.PeriodTo >= from && v.PeriodTo <= to);
        var counted = values.Where(v => !values.Any(w => w.MeasureId == v.MeasureId && w.Unit == v.Unit && w.PeriodFrom <= v.PeriodFrom && w.PeriodTo >= v.PeriodTo
            && (w.PeriodFrom < v.PeriodFrom || w.PeriodTo > v.PeriodTo))).Where(v =>
            db.Set<TaskMeasure>().Any(m => m.Id == v.MeasureId && m.OverTime != MeasureJoin.Last)
            || !db.Set<DeclaredValue>().Any(w => w.MeasureId == v.MeasureId && w.Unit == v.Unit && w.PeriodTo <= to && w.PeriodTo > v.PeriodTo));
        var rows = await counted.GroupBy(v => v.MeasureId).Select(g => new
        {
            g.Key,
            Above = g.Sum(v => (double)v.Value),
            Below = g.Sum(v => (double)(v.Denominator ?? 0m)),
            Units = g.Select(v => v.Unit).Distinct().Count(),
        }).ToListAsync(cancellation);
        var moments = await values.GroupBy(v => v.MeasureId).Select(g => new { g.Key, At = g.Max(v => v.DeclaredAt) }).ToDictionaryAsync(g => g.Key, g => g.At, cancellation);
        return rows.ToDictionary(r => r.Key, r => new DeclaredSum(r.Above, r.Below, r.Units, moments.GetValueOrDefault(r.Key)));
    }

    private sealed record KnownValues(
        IReadOnlyList<TaskMeasure> Measures, IReadOnlyDictionary<TaskMeasureId, DeclaredSum> Declared, IReadOnlyDictionary<(string Code, PlanTaskId Task), MeasureAnswer> Counted);

    private sealed record DeclaredSum(double Above, double Below, int Units, DateTimeOffset At);
}
