using Tdc.Plan.Domain;
using Tdc.Platform.Measures;
using Tdc.Platform.Organisations;

namespace Tdc.Plan.Demonstration;

/// <summary>The figures that units declare: shares of the yearly target, in the measure of how far the duty is.</summary>
internal sealed class DemoFigures(IReadOnlyCollection<DemoLife> lives)
{
    private readonly Dictionary<(PlanTaskId, int), double> weights = lives.Where(l => l.Duty.Role == AssignmentRole.Lead && l.Duty.State != DutyState.CarriedOver)
        .GroupBy(l => (l.Duty.TaskId, l.Duty.Year)).ToDictionary(g => g.Key, g => g.Sum(l => Weight(l.Unit)));

    /// <summary>What a unit declares.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="life">The duty.</param>
    /// <param name="year">The year reported on.</param>
    /// <param name="day">The day on which the unit writes.</param>
    /// <returns>Value (numerator of a ratio) and denominator; nothing when the unit has no number yet.</returns>
    public (decimal? Value, decimal? Denominator) Of(TaskMeasure measure, DemoLife life, int year, DateOnly day)
    {
        var share = InYear(life, year, day);
        var noise = 0.9 + (0.2 * Stable.Share(life.Unit.Code, measure.Code, $"{year}"));
        if (measure.Code == "plan.directive-sessions")
        {
            var sessions = Stable.Number(1, life.Unit.IsCommune ? 3 : 4, life.Unit.Code, "sessions", $"{year}");
            return (Math.Round((decimal)(sessions * share), MidpointRounding.AwayFromZero), null);
        }

        return measure.OverUnits == MeasureJoin.Ratio ? Ratio(measure, life, year, share, noise) : (Whole(measure, life, year, share, noise), null);
    }

    /// <summary>Figures of single weeks before those that reports declared, so that a larger scale has more of them; sums and latest values stay as they are.</summary>
    public static IEnumerable<DeclaredValue> Weekly(DemoWorld world, IReadOnlyCollection<DeclaredValue> declared)
    {
        var stocks = world.Measures.SelectMany(m => m).Where(m => m.OverTime == MeasureJoin.Last).Select(m => m.Id).ToHashSet();
        foreach (var value in declared)
        {
            var stock = stocks.Contains(value.MeasureId);
            for (var week = 1; week < world.Scale && value.PeriodTo.AddDays(-7 * week).Year == value.PeriodTo.Year; week++)
            {
                var (to, at) = (value.PeriodTo.AddDays(-7 * week), value.DeclaredAt.AddDays(-7 * week));
                yield return new DeclaredValue
                {
                    Id = Stable.Id(at, "weekly", value.Id.ToString(), $"{week}"),
                    MeasureId = value.MeasureId,
                    Unit = value.Unit,
                    PeriodFrom = to.AddDays(-6),
                    PeriodTo = to,
                    Value = stock ? value.Value : 0,
                    Denominator = value.Denominator is null ? null : stock ? value.Denominator : 0,
                    DeclaredBy = value.DeclaredBy,
                    DeclaredAt = at,
                    Reason = "Số theo tuần (minh họa)",
                };
            }
        }
    }

    private decimal Whole(TaskMeasure measure, DemoLife life, int year, double share, double noise)
    {
        var part = measure.OverUnits == MeasureJoin.Last ? 1 : Weight(life.Unit) / weights.GetValueOrDefault((life.Duty.TaskId, life.Duty.Year), Weight(life.Unit));
        var target = (double)Target(measure, year);
        var start = measure.OverTime == MeasureJoin.Last ? (double)Target(measure, year - 1) : 0;
        var value = start + ((target - start) * share);
        return Math.Round((decimal)(value * part * (measure.OverUnits == MeasureJoin.Last ? 1 : noise)), MidpointRounding.AwayFromZero);
    }

    private (decimal?, decimal?) Ratio(TaskMeasure measure, DemoLife life, int year, double share, double noise)
    {
        var all = measure.Code switch
        {
            "inspection.share-nonconforming" => 180,
            "productivity.share-improved" => 70,
            _ => 26,
        };
        var whole = Math.Max(4, Math.Round((decimal)(all * share * noise)));
        var rate = (double)Target(measure, year) / 100;
        rate = measure.HigherIsBetter ? Math.Min(1, rate * (0.94 + (0.08 * noise))) : rate * (0.9 + (0.15 * noise));
        return (Math.Min(whole, Math.Round(whole * (decimal)rate, MidpointRounding.AwayFromZero)), whole);
    }

    // A duty of several years is reported year by year.
    private static double InYear(DemoLife life, int year, DateOnly day)
    {
        if (life.Duty.DueOn.Year == life.Duty.StartsOn.Year)
        {
            return life.ShareOn(day) ?? 0;
        }

        var (from, to) = (new DateOnly(year, 1, 1) < life.Duty.StartsOn ? life.Duty.StartsOn : new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return Math.Clamp(life.Unit.Diligence * (day.DayNumber - from.DayNumber + 1) / (to.DayNumber - from.DayNumber + 1), 0, 1);
    }

    private static decimal Target(TaskMeasure measure, int year)
    {
        var targets = measure.Targets.OrderBy(t => t.Year).ToList();
        return (targets.FindLast(t => t.Year <= year) ?? (measure.OverTime == MeasureJoin.Ratio ? targets.FirstOrDefault() : null))?.Value ?? 0;
    }

    private static double Weight(DemoUnit unit) => unit.Code switch
    {
        "SKHCN" => 3,
        _ when unit.Organisation.Kind == OrganisationKind.Department => 1.6,
        _ => 1,
    };
}
